package org.lit4j.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/**
 * A store that is not handed secrets: AuthSigs are kept there, session keys here. Closing it closes neither. Thread-safe
 * as far as both are; who writes one identity twice at once is kept apart by the flow.
 */
final class KeysApart implements SessionKeyStore {
    private final SessionKeyStore authSigs;
    private final SessionKeyStore keys;

    KeysApart(SessionKeyStore authSigs, SessionKeyStore keys) {
        this.authSigs = authSigs;
        this.keys = keys;
    }

    @Override
    public boolean holdsSecrets() {
        return true;
    }

    @Override
    public Optional<StoredSession> find(SessionKeyId id) {
        // A key in there is none of ours.
        Optional<StoredSession> signed =
                authSigs.find(id).map(StoredSession::withoutSessionKey).filter(record -> !record.isEmpty());
        Optional<StoredSession> key = keys.find(id);
        return key.flatMap(StoredSession::sessionKey)
                .map(pair -> signed.orElseGet(() -> StoredSession.empty(id)).withSessionKey(pair))
                .or(() -> signed);
    }

    @Override
    public void save(StoredSession session) {
        authSigs.save(session.withoutSessionKey());
        keys.save(session.withoutAuthSig());
    }

    @Override
    public boolean remove(SessionKeyId id) {
        boolean key = keys.remove(id);
        return authSigs.remove(id) || key;
    }

    @Override
    public List<SessionKeyId> list(String network, String tenant) {
        return authSigs.list(network, tenant);
    }

    @Override
    public int purgeExpired() {
        return authSigs.purgeExpired();
    }

    @Override
    public Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
        return authSigs.tryLease(id, length);
    }

    @Override
    public Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
        return authSigs.renewLease(lease, length);
    }

    @Override
    public void save(StoredSession session, SessionLease lease) {
        authSigs.save(session.withoutSessionKey(), lease);
        keys.save(session.withoutAuthSig());
    }

    @Override
    public void releaseLease(SessionLease lease) {
        authSigs.releaseLease(lease);
    }

    @Override
    public void close() {}
}
