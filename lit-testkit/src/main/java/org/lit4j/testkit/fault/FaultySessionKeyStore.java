package org.lit4j.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** A store at which faults strike. As thread-safe as the store that it is made of; closing it closes that one. */
public final class FaultySessionKeyStore implements SessionKeyStore {
    private final SessionKeyStore store;
    private final Faults faults;

    public FaultySessionKeyStore(SessionKeyStore store, Faults faults) {
        this.store = requireNonNull(store, "store");
        this.faults = requireNonNull(faults, "faults");
    }

    @Override
    public boolean holdsSecrets() {
        return store.holdsSecrets();
    }

    @Override
    public Optional<StoredSession> find(SessionKeyId id) {
        return faults.run(Call.FIND, () -> store.find(id));
    }

    @Override
    public void save(StoredSession session) {
        faults.run(Call.SAVE, () -> {
            store.save(session);
            return true;
        });
    }

    @Override
    public boolean remove(SessionKeyId id) {
        return faults.run(Call.REMOVE, () -> store.remove(id));
    }

    @Override
    public List<SessionKeyId> list(String network, String tenant) {
        return faults.run(Call.LIST, () -> store.list(network, tenant));
    }

    @Override
    public int purgeExpired() {
        return faults.run(Call.PURGE_EXPIRED, store::purgeExpired);
    }

    @Override
    public Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
        return faults.run(Call.TRY_LEASE, () -> store.tryLease(id, length));
    }

    @Override
    public Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
        return faults.run(Call.RENEW_LEASE, () -> store.renewLease(lease, length));
    }

    @Override
    public void save(StoredSession session, SessionLease lease) {
        faults.run(Call.SAVE_UNDER_LEASE, () -> {
            store.save(session, lease);
            return true;
        });
    }

    @Override
    public void releaseLease(SessionLease lease) {
        faults.run(Call.RELEASE_LEASE, () -> {
            store.releaseLease(lease);
            return true;
        });
    }

    @Override
    public void close() {
        faults.run(Call.CLOSE, () -> {
            store.close();
            return true;
        });
    }

    @Override
    public String toString() {
        return "FaultySessionKeyStore[" + store + "]";
    }
}
