package org.lit4j.storage.file;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.ResealableStore;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/**
 * Keeps each session in a file of its own, sealed. Several stores, in one process or many of the same machine, may share a
 * folder. Thread-safe; every call blocks on the disk; starts no threads.
 *
 * <p>When {@code save} returns, the record survives the death of the process and the loss of power. At whatever instant
 * either comes, what can be read afterwards is the record before or the one after. A record that cannot be read is moved
 * to the folder {@code damaged}, and the exception names it; then there is none.
 */
public final class FileSessionKeyStore implements SessionKeyStore, ResealableStore {
    private final StoreFolder folder;
    private final Records records;
    private final RecordAccess access;
    private final Leases leases;
    private final Maintenance maintenance;
    private final FolderLocks locks;
    private final Clock clock;
    private final Duration patience;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FileSessionKeyStore(StoreFolder folder, Records records, FolderLocks locks, Builder from) {
        this.folder = folder;
        this.records = records;
        this.locks = locks;
        this.clock = from.clock;
        this.patience = from.lockTimeout;
        this.access = new RecordAccess(folder, records);
        this.leases = new Leases(clock, from.random == null ? new SecureRandom() : from.random);
        this.maintenance = new Maintenance(folder, records, access, leases, this::locked);
    }

    /** Starts a store that seals what it keeps; the sealer stays the caller's to close. */
    public static Builder sealed(Path folder, RecordSealer sealer) {
        return new Builder(folder, requireNonNull(sealer, "sealer"));
    }

    /** Starts a store that keeps keys and AuthSigs in plain text: whoever reads the folder can act for its users. */
    public static Builder plaintext(Path folder) {
        return new Builder(folder, null);
    }

    @Override
    public boolean holdsSecrets() {
        return true;
    }

    @Override
    public Optional<StoredSession> find(SessionKeyId id) {
        requireOpen();
        StoreFolder.Place place = place(id);
        Optional<StoredSession> found;
        try {
            found = access.read(id, place);
        } catch (LitException e) {
            if (!Damage.isDamage(e)) {
                throw access.naming(place, e);
            }
            // A second look under the lock, so that nobody's new record is set aside.
            found = locked(place, () -> {
                try {
                    return access.read(id, place);
                } catch (LitException again) {
                    throw access.setAside(place, again);
                }
            });
        }
        return found.flatMap(this::live);
    }

    private Optional<StoredSession> live(StoredSession session) {
        StoredSession live = session.liveAt(clock.instant());
        return live.isEmpty() ? Optional.empty() : Optional.of(live);
    }

    @Override
    public void save(StoredSession session) {
        requireOpen();
        StoreFolder.Place place = place(session.id());
        locked(place, () -> {
            access.write(session, place);
            return place;
        });
    }

    @Override
    public void save(StoredSession session, SessionLease lease) {
        requireOpen();
        lease.requireFor(session.id());
        StoreFolder.Place place = place(session.id());
        locked(place, () -> {
            leases.requireHeld(lease, place);
            access.write(session, place);
            return place;
        });
    }

    @Override
    public boolean remove(SessionKeyId id) {
        requireOpen();
        StoreFolder.Place place = place(id);
        return locked(place, () -> access.remove(place, clock.instant()));
    }

    @Override
    public List<SessionKeyId> list(String network, String tenant) {
        requireOpen();
        String tenantLookup = records.lookupTenant(network, tenant);
        Instant now = clock.instant();
        List<SessionKeyId> ids = new ArrayList<>();
        folder.forEach(StoreFolder.RECORD, place -> {
            if (place.isOfTenant(tenantLookup)) {
                maintenance
                        .identityIfLive(place, now)
                        .filter(id ->
                                id.network().equals(network) && id.tenant().equals(tenant))
                        .ifPresent(ids::add);
            }
        });
        ids.sort(null);
        return List.copyOf(ids);
    }

    @Override
    public int purgeExpired() {
        requireOpen();
        int purged = maintenance.purge(clock.instant());
        for (int stripe = 0; stripe < FolderLocks.STRIPES; stripe++) {
            folder.deleteLeftover(stripe, locks, patience);
        }
        return purged;
    }

    @Override
    public Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
        requireOpen();
        StoreFolder.Place place = place(id);
        return locked(place, () -> leases.take(id, length, place));
    }

    @Override
    public Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
        requireOpen();
        StoreFolder.Place place = place(lease.id());
        return locked(place, () -> leases.renew(lease, length, place));
    }

    @Override
    public void releaseLease(SessionLease lease) {
        requireOpen();
        StoreFolder.Place place = place(lease.id());
        locked(place, () -> {
            leases.release(lease, place);
            return place;
        });
    }

    @Override
    public int rotate() {
        requireOpen();
        return maintenance.rotate(records.requireSealer().currentKeyId());
    }

    @Override
    public Map<String, Long> keysInUse() {
        requireOpen();
        records.requireSealer();
        return maintenance.keysInUse();
    }

    /** Gives the folder up. The records stay; the sealer stays open. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            locks.release();
        }
    }

    private StoreFolder.Place place(SessionKeyId id) {
        return folder.place(records.lookupTenant(id.network(), id.tenant()), records.lookup(id));
    }

    private <T> T locked(StoreFolder.Place place, Supplier<T> work) {
        return locks.with(place.stripe(), patience, work);
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new LitException(ErrorCode.CLOSED, "This store is closed. Open a new one.");
        }
    }

    @Override
    public String toString() {
        return "FileSessionKeyStore[" + folder.root() + "]";
    }

    /** Collects the parts of a store. One thread at a time. */
    public static final class Builder {
        private final Path path;
        private final @Nullable RecordSealer sealer;
        private Clock clock = Clock.systemUTC();
        private @Nullable SecureRandom random;
        private Duration lockTimeout = Duration.ofSeconds(30);

        private Builder(Path path, @Nullable RecordSealer sealer) {
            this.path = requireNonNull(path, "path");
            this.sealer = sealer;
        }

        /** Gives the clock; the system's if not called. */
        public Builder clock(Clock clock) {
            this.clock = requireNonNull(clock, "clock");
            return this;
        }

        /** Gives the source of the leases' tokens; a new one if not called. */
        public Builder random(SecureRandom random) {
            this.random = requireNonNull(random, "random");
            return this;
        }

        /** Says how long a call waits for others who write, before it fails with {@code STORE_BUSY}; 30 seconds if not called. */
        public Builder lockTimeout(Duration timeout) {
            if (timeout.isNegative() || timeout.compareTo(Duration.ofDays(1)) > 0) {
                throw new LitException(
                        ErrorCode.SETTING_INVALID, "The lock timeout is " + timeout + ". Give up to one day.");
            }
            this.lockTimeout = timeout;
            return this;
        }

        /**
         * Opens the store, making its folder when it is not there.
         *
         * @return a store that the caller closes
         * @throws LitException {@code STORE_PATH_INVALID}: a link, no folder, not writable, or with other things in it;
         *     {@code STORE_PERMISSIONS}; {@code STORE_FORMAT_UNSUPPORTED}: another version's or the other mode's; {@code
         *     SEAL_KEY_WRONG}: another look-up key's; {@code STORE_BUSY}; {@code STORE_UNAVAILABLE}
         */
        public FileSessionKeyStore open() {
            StoreFolder folder = new StoreFolder(path);
            folder.prepare();
            Records records = new Records(sealer);
            FolderLocks locks;
            try {
                locks = FolderLocks.of(folder.lockFile());
            } catch (IOException e) {
                throw Failures.unavailable("open", folder.lockFile(), e);
            }
            try {
                return locks.with(FolderLocks.SETUP, lockTimeout, () -> {
                    folder.setUp(records);
                    return new FileSessionKeyStore(folder, records, locks, this);
                });
            } catch (RuntimeException e) {
                locks.release();
                throw e;
            }
        }
    }
}
