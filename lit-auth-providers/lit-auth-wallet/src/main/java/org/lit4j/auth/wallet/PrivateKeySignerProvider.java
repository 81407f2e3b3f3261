package org.lit4j.auth.wallet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.crypto.Secp256k1Key;

/**
 * Opens {@link PrivateKeySigner} under the name {@code private-key}. Settings: {@code key-file} (a file with 64
 * hexadecimal digits, optional {@code 0x}, optional line break at the end), {@code domain}, {@code statement}, {@code
 * chain-id}.
 */
public final class PrivateKeySignerProvider implements AuthSignerProvider {
    private static final String KEY_FILE = "key-file";
    private static final String DOMAIN = "domain";
    private static final String STATEMENT = "statement";
    private static final String CHAIN_ID = "chain-id";
    private static final long MAX_FILE = 200;

    @Override
    public String name() {
        return "private-key";
    }

    @Override
    public AuthSigner open(ProviderContext context) {
        context.allowOnly(Set.of(KEY_FILE, DOMAIN, STATEMENT, CHAIN_ID));
        PrivateKeySigner.Builder signer;
        try (SecretBytes text = read(context.requireSetting(KEY_FILE))) {
            signer = new PrivateKeySigner.Builder(Secp256k1Key.parseText(text));
        }
        context.setting(DOMAIN).ifPresent(signer::domain);
        context.setting(STATEMENT).ifPresent(signer::statement);
        context.setting(CHAIN_ID).map(PrivateKeySignerProvider::chainId).ifPresent(signer::chainId);
        return signer.build();
    }

    private static SecretBytes read(String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MAX_FILE) {
                throw new LitException(
                        ErrorCode.PRIVATE_KEY_INVALID,
                        "The file " + SafeText.of(file) + " is too large for a private key of 64 hexadecimal digits.");
            }
            return SecretBytes.takeOver(Files.readAllBytes(path));
        } catch (IOException | InvalidPathException e) {
            // The exception repeats the name too, and somebody may have given the key itself for one.
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The key file " + SafeText.of(file) + " cannot be read ("
                            + e.getClass().getSimpleName() + "). Give the name of a file that holds the key.");
        }
    }

    private static long chainId(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, CHAIN_ID + " is '" + text + "', not a decimal EIP-155 chain id.");
        }
        return Long.parseLong(text);
    }
}
