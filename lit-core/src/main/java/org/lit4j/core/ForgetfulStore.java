package org.lit4j.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** Keeps nothing: for a signer of one call that does not say whose it is. */
enum ForgetfulStore implements SessionKeyStore {
    INSTANCE;

    /** Nobody else can want what is of one call only, so this lease never ends. */
    private static final String TOKEN = "0".repeat(32);

    @Override
    public boolean holdsSecrets() {
        return true;
    }

    @Override
    public Optional<StoredSession> find(SessionKeyId id) {
        return Optional.empty();
    }

    @Override
    public void save(StoredSession session) {}

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
        return Optional.of(new SessionLease(id, TOKEN, Instant.MAX));
    }

    @Override
    public Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
        return Optional.of(lease);
    }

    @Override
    public void save(StoredSession session, SessionLease lease) {}

    @Override
    public void releaseLease(SessionLease lease) {}

    @Override
    public void close() {}
}
