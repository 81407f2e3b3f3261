package org.lit4j.auth.wallet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.Setting;
import org.lit4j.crypto.Secp256k1Key;

/** Opens {@link PrivateKeySigner} under the name {@code private-key}. */
public final class PrivateKeySignerProvider implements AuthSignerProvider {
    private static final Setting<Path> KEY_FILE = Setting.path(
                    "key-file", "a file with 64 hexadecimal digits; `0x` and a line break at the end are allowed")
            .required();
    private static final Setting<String> DOMAIN = Setting.text(
            "domain", "the RFC 3986 authority in the SIWE message; the request's, or `localhost`, when absent");
    private static final Setting<String> STATEMENT =
            Setting.text("statement", "one line in front of the capability's statement");
    private static final Setting<Long> CHAIN_ID = Setting.number(
                    "chain-id", 0, 999_999_999_999_999_999L, "the EIP-155 chain id in the SIWE message")
            .withDefault(1L);
    private static final long MAX_FILE = 200;

    @Override
    public String name() {
        return "private-key";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(KEY_FILE, DOMAIN, STATEMENT, CHAIN_ID);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public AuthSigner open(ProviderContext context) {
        PrivateKeySigner.Builder signer;
        try (SecretBytes text = read(context)) {
            signer = new PrivateKeySigner.Builder(Secp256k1Key.parseText(text));
        }
        context.find(DOMAIN).ifPresent(signer::domain);
        context.find(STATEMENT).ifPresent(signer::statement);
        signer.chainId(context.get(CHAIN_ID));
        return signer.build();
    }

    private static SecretBytes read(ProviderContext context) {
        Path path = context.get(KEY_FILE);
        try {
            if (Files.size(path) > MAX_FILE) {
                throw new LitException(
                        ErrorCode.PRIVATE_KEY_INVALID,
                        context.describe(KEY_FILE)
                                + ": the file is too large for a private key of 64 hexadecimal digits");
            }
            return SecretBytes.takeOver(Files.readAllBytes(path));
        } catch (IOException e) {
            // The exception repeats the name, and somebody may have given the key itself for one.
            throw context.invalid(
                    KEY_FILE,
                    "the file cannot be read (" + e.getClass().getSimpleName()
                            + "); give the name of a file that holds the key");
        }
    }
}
