package org.lit4j.storage.file;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.StoredSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes through all records: listing, purging, sealing again. Each record has its lock to itself. */
final class Maintenance {
    private static final Logger LOG = LoggerFactory.getLogger(FileSessionKeyStore.class);

    private final StoreFolder folder;
    private final Records records;
    private final RecordAccess access;
    private final Leases leases;
    private final Lock lock;

    /** Does the work under the lock of a place. */
    interface Lock {
        <T> T with(StoreFolder.Place place, Supplier<T> work);
    }

    Maintenance(StoreFolder folder, Records records, RecordAccess access, Leases leases, Lock lock) {
        this.folder = folder;
        this.records = records;
        this.access = access;
        this.leases = leases;
        this.lock = lock;
    }

    /** Says whose record is in a place, if anything in it is live. A damaged one is set aside. */
    Optional<SessionKeyId> identityIfLive(StoreFolder.Place place, Instant now) {
        try {
            return identity(place, now);
        } catch (LitException e) {
            if (!Damage.isDamage(e)) {
                throw access.naming(place, e);
            }
            return lock.with(place, () -> {
                try {
                    return identity(place, now);
                } catch (LitException again) {
                    if (!Damage.isDamage(again)) {
                        throw access.naming(place, again);
                    }
                    access.setAside(place, again);
                    return Optional.empty();
                }
            });
        }
    }

    private Optional<SessionKeyId> identity(StoreFolder.Place place, Instant now) {
        Optional<RecordFile> file = access.file(place);
        try {
            return file.filter(found -> found.isLive(now)).map(found -> records.identity(place.lookup(), found));
        } finally {
            file.ifPresent(Records::wipePlain);
        }
    }

    /** Deletes expired AuthSigs and ended leases; returns how many AuthSigs there were. */
    int purge(Instant now) {
        AtomicInteger purged = new AtomicInteger();
        folder.forEach(StoreFolder.RECORD, place -> {
            if (head(place).filter(file -> file.hasExpiredAuthSig(now)).isPresent()) {
                purged.addAndGet(lock.with(place, () -> purge(place, now)) ? 1 : 0);
            }
        });
        folder.forEach(StoreFolder.LEASE, place -> {
            if (!leases.isLive(place, now)) {
                lock.with(place, () -> {
                    leases.deleteIfEnded(place, now);
                    return place;
                });
            }
        });
        folder.synchroniseAll();
        return purged.get();
    }

    private boolean purge(StoreFolder.Place place, Instant now) {
        Optional<RecordFile> file = head(place).filter(found -> found.hasExpiredAuthSig(now));
        if (file.isEmpty()) {
            return false;
        }
        if (!file.get().hasKey()) {
            return Disk.delete(place.record());
        }
        Optional<StoredSession> session = open(place);
        try {
            Optional<StoredSession> left = session.map(StoredSession::withoutAuthSig);
            left.ifPresent(live -> access.replace(live, file.get().version() + 1, place, true));
            return left.isPresent();
        } finally {
            session.ifPresent(StoredSession::wipe);
        }
    }

    /** Seals again what is not sealed under the current key, until a look at everything finds nothing more to do. */
    int rotate(String currentKeyId) {
        int sum = 0;
        int last;
        do {
            last = rotateOnce(currentKeyId);
            sum += last;
        } while (last > 0);
        folder.synchroniseAll();
        return sum;
    }

    private int rotateOnce(String currentKeyId) {
        AtomicInteger sealed = new AtomicInteger();
        folder.forEach(StoreFolder.RECORD, place -> {
            if (isOld(place, currentKeyId)) {
                sealed.addAndGet(lock.with(place, () -> isOld(place, currentKeyId) && sealAgain(place)) ? 1 : 0);
            }
        });
        return sealed.get();
    }

    private boolean isOld(StoreFolder.Place place, String currentKeyId) {
        return head(place).filter(file -> !file.keyId().equals(currentKeyId)).isPresent();
    }

    private boolean sealAgain(StoreFolder.Place place) {
        long version = head(place).map(RecordFile::version).orElse(0L);
        Optional<StoredSession> session = open(place);
        session.ifPresent(found -> {
            try {
                access.replace(found, version + 1, place, true);
            } finally {
                found.wipe();
            }
        });
        return session.isPresent();
    }

    Map<String, Long> keysInUse() {
        Map<String, Long> keys = new TreeMap<>();
        folder.forEach(
                StoreFolder.RECORD, place -> head(place).ifPresent(file -> keys.merge(file.keyId(), 1L, Long::sum)));
        return keys;
    }

    /** Returns the record in a place whose lock is held, or empty when it cannot be opened, which the log then says. */
    private Optional<StoredSession> open(StoreFolder.Place place) {
        try {
            Optional<RecordFile> file = access.file(place);
            try {
                return file.map(found -> records.read(records.identity(place.lookup(), found), found));
            } finally {
                file.ifPresent(Records::wipePlain);
            }
        } catch (LitException e) {
            if (Damage.isDamage(e)) {
                access.setAside(place, e);
            } else {
                LOG.warn("A record stays as it is. {}", access.naming(place, e).getMessage());
            }
            return Optional.empty();
        }
    }

    /** Returns the head of a file; empty when there is none or it cannot be read, which whoever uses it will say. */
    private Optional<RecordFile> head(StoreFolder.Place place) {
        try {
            Optional<RecordFile> file = access.file(place);
            file.ifPresent(Records::wipePlain);
            return file;
        } catch (LitException e) {
            if (Damage.isDamage(e) || e.code() == org.lit4j.core.error.ErrorCode.STORE_FORMAT_UNSUPPORTED) {
                LOG.warn("A record cannot be read. {}", access.naming(place, e).getMessage());
                return Optional.empty();
            }
            throw e;
        }
    }
}
