package org.lit4j.core.session;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.error.LitException;

/**
 * Keeps session keys and AuthSigs between uses, one record an identity. Thread-safe; calls may block on I/O. A store
 * starts no threads: its owner decides when {@link #purgeExpired()} runs.
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

    /** Deletes every expired AuthSig, and the records that are empty then; returns how many AuthSigs there were. */
    int purgeExpired();

    /** Releases connections and locks. Idempotent; every other call fails with {@code CLOSED} afterwards. */
    @Override
    void close();
}
