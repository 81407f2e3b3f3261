package org.lit4j.core;

import static java.util.Objects.requireNonNull;

import org.lit4j.core.session.SessionKeyStore;

/**
 * A store that settings name, for those who look after it: who purge, remove or rotate. Thread-safe as far as the store
 * is. Closing closes the store and the key ring that seals what it keeps.
 */
public final class OpenedStore implements AutoCloseable {
    private final SessionKeyStore store;
    private final String network;
    private final String tenant;
    private final Ownership ownership;

    OpenedStore(SessionKeyStore store, String network, String tenant, Ownership ownership) {
        this.store = requireNonNull(store, "store");
        this.network = network;
        this.tenant = tenant;
        this.ownership = ownership;
    }

    /** Returns the store; not to be closed by itself. It is a {@code ResealableStore} if it seals what it keeps. */
    public SessionKeyStore store() {
        return store;
    }

    /** Returns the network of the settings. */
    public String network() {
        return network;
    }

    /** Returns the tenant of the settings. */
    public String tenant() {
        return tenant;
    }

    /** Closes both, the store first. Idempotent. */
    @Override
    public void close() {
        ownership.closeAll(null);
    }

    @Override
    public String toString() {
        return "OpenedStore[" + store + "]";
    }
}
