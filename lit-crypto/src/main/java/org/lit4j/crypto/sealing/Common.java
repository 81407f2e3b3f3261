package org.lit4j.crypto.sealing;

import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.Setting;

/** What the providers of sealers share. */
final class Common {
    static final Setting<Boolean> HIDE_IDENTITY = Setting.flag(
                    "hide-identity",
                    "whether look-up columns and file names are an HMAC under a key of the ring, or a SHA-256 that whoever"
                            + " knows an identity can compute")
            .withDefault(true);

    private Common() {}

    static RecordSealer sealer(KeyRing ring, ProviderContext context) {
        return ring.sealer(context.get(HIDE_IDENTITY), context.random());
    }
}
