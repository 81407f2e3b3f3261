package org.lit4j.examples;

import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.ProviderContext;

/** A plug-in: a signer that makes a new wallet whenever it is opened, for tests. */
public final class ThrowawaySignerProvider implements AuthSignerProvider {
    @Override
    public String name() {
        return "throwaway";
    }

    @Override
    public AuthSigner open(ProviderContext context) {
        byte[] key = new byte[32];
        context.random().nextBytes(key);
        try (SecretBytes secret = SecretBytes.takeOver(key)) {
            return WalletSigners.privateKey(secret);
        }
    }
}
