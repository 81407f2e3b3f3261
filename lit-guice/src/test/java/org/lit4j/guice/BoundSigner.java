package org.lit4j.guice;

import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.ProviderContext;

/** A provider that is bound under its name. */
final class BoundSigner implements AuthSignerProvider {
    @Override
    public String name() {
        return "bound";
    }

    @Override
    public AuthSigner open(ProviderContext context) {
        return WalletSigners.privateKey(WalletSettings.KEY);
    }
}
