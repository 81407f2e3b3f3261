package org.lit4j.core.spi;

import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyStore;

/** Opens one kind of store. Found by ServiceLoader, so: public no-argument constructor, no I/O in it. */
public interface SessionKeyStoreProvider extends NamedProvider {
    /**
     * Opens a store that the caller closes. The store takes the time from the context's clock, starts no threads, and says
     * by {@link SessionKeyStore#holdsSecrets} whether it is to be handed session keys. Objects of the application, such as
     * a {@code DataSource}, stay the application's: closing the store leaves them open.
     *
     * @param context settings, clock and objects; do not keep it
     * @throws LitException {@code SETTING_INVALID} naming the setting; {@code OBJECT_MISSING}; {@code STORE_UNAVAILABLE}
     */
    SessionKeyStore open(ProviderContext context);
}
