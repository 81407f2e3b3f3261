package org.lit4j.core.spi;

import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyStore;

/** Opens one kind of store. Found by ServiceLoader, so: public no-argument constructor, no I/O in it. */
public interface SessionKeyStoreProvider extends NamedProvider {
    /**
     * Opens a store that the caller closes.
     *
     * @param context settings and clock; do not keep it
     * @throws LitException {@code SETTING_INVALID} naming the setting; {@code STORE_UNAVAILABLE}
     */
    SessionKeyStore open(ProviderContext context);
}
