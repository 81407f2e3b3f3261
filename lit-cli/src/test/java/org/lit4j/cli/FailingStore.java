package org.lit4j.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** A store in which one call fails, as with a lost connection. */
final class FailingStore implements SessionKeyStore {
    private final String call;
    private final RuntimeException failure;
    private final List<StoredSession> saved = new ArrayList<>();

    private FailingStore(String call, RuntimeException failure) {
        this.call = call;
        this.failure = failure;
    }

    static FailingStore on(String call, RuntimeException failure) {
        return new FailingStore(call, failure);
    }

    List<StoredSession> saved() {
        return saved;
    }

    @Override
    public boolean holdsSecrets() {
        return true;
    }

    @Override
    public Optional<StoredSession> find(SessionKeyId id) {
        failIf("find");
        return Optional.empty();
    }

    @Override
    public void save(StoredSession session) {
        failIf("save");
        saved.add(session);
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

    private void failIf(String name) {
        if (name.equals(call)) {
            throw failure;
        }
    }
}
