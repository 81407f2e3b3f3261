package org.lit4j.core.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.error.LitException;

/**
 * Keeps session keys and AuthSigs between uses, one record an identity. Thread-safe; calls may block on I/O. A store
 * starts no threads: its owner decides when {@link #purgeExpired()} runs.
 *
 * <p>Beside the records a store keeps leases, so that of all who share it one asks the signer. At most one lease an
 * identity is live; it is independent of the record, which may be absent, saved, removed or purged meanwhile. Time is
 * that of the store's clock, and a lease has ended at its {@code expiresAt}. A holder that was stopped and goes on later
 * cannot overwrite what came after it: its save is refused.
 */
public interface SessionKeyStore extends AutoCloseable {
    /**
     * Says whether this store keeps secrets, and keeps them well. Only a store that answers true is handed session keys;
     * another gets AuthSigs alone, and the keys stay in the {@code LitSessions} object. The same at each call.
     */
    boolean holdsSecrets();

    /**
     * Returns the record for {@code id} without an AuthSig that has expired, purged or not. Writes nothing.
     *
     * @return a copy, whose key the caller closes; empty when nothing live is stored
     * @throws LitException {@code STORE_UNAVAILABLE} or {@code STORE_CORRUPT}
     */
    Optional<StoredSession> find(SessionKeyId id);

    /**
     * Inserts the record, or atomically replaces the one with the same id. Keeps a copy: the caller still owns, and
     * closes, what it gave. A record with neither key nor AuthSig removes the one that is there.
     *
     * @throws LitException {@code STORE_UNAVAILABLE}; then what was stored before is unchanged
     */
    void save(StoredSession session);

    /** Forgets a record and says whether one was there; removing an absent one is not an error. */
    boolean remove(SessionKeyId id);

    /** Lists the ids of one network and tenant that have a live record, in their natural order. */
    List<SessionKeyId> list(String network, String tenant);

    /**
     * Deletes every expired AuthSig, and the records that are empty then; also the leases that have ended.
     *
     * @return how many AuthSigs there were; leases are not counted
     */
    int purgeExpired();

    /**
     * Takes the right to ask the signer for an identity.
     *
     * @param length from 1 millisecond to {@link SessionLease#LONGEST}
     * @return empty while somebody holds a live lease, be it the caller
     * @throws LitException {@code SETTING_INVALID} or {@code STORE_UNAVAILABLE}
     */
    Optional<SessionLease> tryLease(SessionKeyId id, Duration length);

    /**
     * Lets a lease that is still held end {@code length} from now. The token stays.
     *
     * @return empty when the lease has ended, was taken over or given back
     * @throws LitException {@code SETTING_INVALID} or {@code STORE_UNAVAILABLE}
     */
    Optional<SessionLease> renewLease(SessionLease lease, Duration length);

    /**
     * Saves as {@link #save(StoredSession)} does, if and only if the lease is still held; checking and saving are one
     * step. The lease is not given back.
     *
     * @throws LitException {@code STORE_LEASE_LOST} when the lease has ended, even if nobody took it over, or is on
     *     another identity; {@code STORE_UNAVAILABLE}. Then what was stored before is unchanged.
     */
    void save(StoredSession session, SessionLease lease);

    /**
     * Gives a lease back, so that somebody else can take one at once. Nothing happens when it is not held any more.
     *
     * @throws LitException {@code STORE_UNAVAILABLE}; then it ends by itself
     */
    void releaseLease(SessionLease lease);

    /** Releases connections and locks. Idempotent; every other call fails with {@code CLOSED} afterwards. */
    @Override
    void close();
}
