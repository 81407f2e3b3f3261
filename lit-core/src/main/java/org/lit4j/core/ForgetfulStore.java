package org.lit4j.core;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/** Keeps nothing: for a signer of one call that does not say whose it is. */
enum ForgetfulStore implements SessionKeyStore {
    INSTANCE;

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
    public void close() {}
}
