package org.lit4j.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** A store whose leases are for free, for a test that writes into another's turn. */
class Unleased implements SessionKeyStore {
    private final SessionKeyStore store;

    Unleased(SessionKeyStore store) {
        this.store = store;
    }

    @Override
    public boolean holdsSecrets() {
        return store.holdsSecrets();
    }

    @Override
    public Optional<StoredSession> find(SessionKeyId id) {
        return store.find(id);
    }

    @Override
    public void save(StoredSession session) {
        store.save(session);
    }

    @Override
    public boolean remove(SessionKeyId id) {
        return store.remove(id);
    }

    @Override
    public List<SessionKeyId> list(String network, String tenant) {
        return store.list(network, tenant);
    }

    @Override
    public int purgeExpired() {
        return store.purgeExpired();
    }

    @Override
    public Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
        return Optional.of(new SessionLease(id, "0".repeat(32), Instant.MAX));
    }

    @Override
    public Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
        return Optional.of(lease);
    }

    @Override
    public void save(StoredSession session, SessionLease lease) {
        store.save(session);
    }

    @Override
    public void releaseLease(SessionLease lease) {}

    @Override
    public void close() {}
}
