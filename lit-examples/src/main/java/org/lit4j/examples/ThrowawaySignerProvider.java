package org.lit4j.examples;

import java.util.List;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.Setting;

/** A plug-in: a signer that makes a new wallet whenever it is opened, for tests. */
public final class ThrowawaySignerProvider implements AuthSignerProvider {
    private static final Setting<String> DOMAIN =
            Setting.text("domain", "the domain in the SIWE message").withDefault("example.com");

    @Override
    public String name() {
        return "throwaway";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(DOMAIN);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public AuthSigner open(ProviderContext context) {
        byte[] key = new byte[32];
        context.random().nextBytes(key);
        try (SecretBytes secret = SecretBytes.takeOver(key)) {
            PrivateKeySigner.Builder wallet = WalletSigners.privateKeyBuilder(secret);
            return wallet.domain(context.get(DOMAIN)).build();
        }
    }
}
