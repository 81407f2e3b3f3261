package org.lit4j.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** Fails on reading or on writing, as a database that went away. */
record BrokenStore(boolean onRead) implements SessionKeyStore {
    @Override
    public boolean holdsSecrets() {
        return true;
    }

    @Override
    public Optional<StoredSession> find(SessionKeyId id) {
        if (onRead) {
            throw new IllegalStateException("connection lost while reading " + id);
        }
        return Optional.empty();
    }

    @Override
    public void save(StoredSession session) {
        throw new IllegalStateException("connection lost while writing " + session);
    }

    @Override
    public boolean remove(SessionKeyId id) {
        return false;
    }

    @Override
    public List<SessionKeyId> list(String network, String tenant) {
        return List.of();
    }

    @Override
    public int purgeExpired() {
        return 0;
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
        save(session);
    }

    @Override
    public void releaseLease(SessionLease lease) {}

    @Override
    public void close() {}
}
