package org.lit4j.core.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The leases of a store that lives in one JVM; what it keeps is the subclass's. Thread-safe if that is. */
public abstract class LocalSessionKeyStore implements SessionKeyStore {
    private final LeaseTable leases;

    /** Makes a store without leases. */
    protected LocalSessionKeyStore(Clock clock) {
        this.leases = new LeaseTable(clock);
    }

    /**
     * Does nothing while the store is open.
     *
     * @throws org.lit4j.core.error.LitException {@code CLOSED}
     */
    protected abstract void requireOpen();

    @Override
    public final Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
        requireOpen();
        return leases.tryLease(id, length);
    }

    @Override
    public final Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
        requireOpen();
        return leases.renew(lease, length);
    }

    /** Saves with {@link #save(StoredSession)}, which must be short and must not use leases, while the lease is held. */
    @Override
    public final void save(StoredSession session, SessionLease lease) {
        requireOpen();
        lease.requireFor(session.id());
        leases.whileHeld(lease, () -> save(session));
    }

    @Override
    public final void releaseLease(SessionLease lease) {
        requireOpen();
        leases.release(lease);
    }

    /** Forgets the leases that have ended; a part of {@link #purgeExpired}. */
    protected final void purgeEndedLeases() {
        leases.purgeEnded();
    }

    /** Forgets every lease; a part of {@link #close}. */
    protected final void forgetLeases() {
        leases.clear();
    }
}
