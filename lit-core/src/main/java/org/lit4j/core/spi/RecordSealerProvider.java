package org.lit4j.core.spi;

import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;

/**
 * Opens what seals the records of stores. Found by ServiceLoader, so: public no-argument constructor, no I/O in it. The
 * setting {@code lit.keyring} names one, {@code lit.keyring.<name>.} are its settings, and stores get the sealer as an
 * object of their context.
 */
public interface RecordSealerProvider extends NamedProvider {
    /**
     * Opens a sealer that the caller closes.
     *
     * @param context settings and random source; do not keep it
     * @throws LitException {@code KEYRING_INVALID}, {@code KEYRING_LOCKED}, {@code STORE_PERMISSIONS}, {@code
     *     SETTING_INVALID}
     */
    RecordSealer open(ProviderContext context);
}
