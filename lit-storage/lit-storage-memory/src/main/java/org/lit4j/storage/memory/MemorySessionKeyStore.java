package org.lit4j.storage.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.LocalSessionKeyStore;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.StoredSession;

/**
 * Keeps sessions in memory, at most so many; beyond that the least recently used are forgotten and wiped. Thread-safe,
 * never blocks on I/O, starts no threads.
 */
public final class MemorySessionKeyStore extends LocalSessionKeyStore {
    /** How many sessions are kept if not said otherwise. */
    public static final long DEFAULT_MAXIMUM_SIZE = 10_000;

    private final Clock clock;
    private final Cache<SessionKeyId, StoredSession> sessions;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Makes a store with the system's clock. */
    public MemorySessionKeyStore() {
        this(Clock.systemUTC(), DEFAULT_MAXIMUM_SIZE);
    }

    /**
     * Makes a store.
     *
     * @param maximumSize how many sessions are kept, at least 1
     */
    public MemorySessionKeyStore(Clock clock, long maximumSize) {
        this(clock, maximumSize, Optional.empty());
    }

    /**
     * Makes a store that also forgets what nobody uses.
     *
     * @param maximumSize how many sessions are kept, at least 1
     * @param idleLimit how long a session is kept, key and all, that is neither read nor saved; more than zero
     */
    public MemorySessionKeyStore(Clock clock, long maximumSize, Duration idleLimit) {
        this(clock, maximumSize, Optional.of(idleLimit));
    }

    private MemorySessionKeyStore(Clock clock, long maximumSize, Optional<Duration> idleLimit) {
        super(clock);
        if (maximumSize < 1) {
            throw new LitException(ErrorCode.SETTING_INVALID, "maximumSize is " + maximumSize + ". Give 1 or more.");
        }
        this.clock = clock;
        Caffeine<SessionKeyId, StoredSession> cache = Caffeine.newBuilder()
                .maximumSize(maximumSize)
                .executor(Runnable::run)
                .evictionListener(MemorySessionKeyStore::wipeEvicted);
        idleLimit.ifPresent(limit -> {
            if (limit.isNegative() || limit.isZero()) {
                throw new LitException(ErrorCode.SETTING_INVALID, "idleLimit is " + limit + ". Give more than zero.");
            }
            cache.expireAfterAccess(limit).ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
        });
        this.sessions = cache.build();
    }

    @Override
    public boolean holdsSecrets() {
        return true;
    }

    @Override
    public Optional<StoredSession> find(SessionKeyId id) {
        requireOpen();
        // Inside compute, so that nobody wipes the record while it is copied.
        AtomicReference<@Nullable StoredSession> copy = new AtomicReference<>();
        sessions.asMap().computeIfPresent(id, (key, stored) -> {
            copy.set(stored.liveAt(clock.instant()).duplicate());
            return stored;
        });
        return Optional.ofNullable(copy.get()).filter(live -> !live.isEmpty());
    }

    @Override
    public void save(StoredSession session) {
        requireOpen();
        StoredSession kept = session.duplicate();
        sessions.asMap().compute(session.id(), (key, old) -> {
            wipe(old);
            return kept.isEmpty() ? null : kept;
        });
        if (closed.get()) {
            // Closed meanwhile: nothing may stay behind.
            wipeAll();
        }
    }

    @Override
    public boolean remove(SessionKeyId id) {
        requireOpen();
        AtomicBoolean found = new AtomicBoolean();
        sessions.asMap().computeIfPresent(id, (key, old) -> {
            found.set(!old.liveAt(clock.instant()).isEmpty());
            wipe(old);
            return null;
        });
        return found.get();
    }

    @Override
    public List<SessionKeyId> list(String network, String tenant) {
        requireOpen();
        Instant now = clock.instant();
        return sessions.asMap().entrySet().stream()
                .filter(entry -> !entry.getValue().liveAt(now).isEmpty())
                .map(Map.Entry::getKey)
                .filter(id -> id.network().equals(network) && id.tenant().equals(tenant))
                .sorted()
                .toList();
    }

    @Override
    public int purgeExpired() {
        requireOpen();
        purgeEndedLeases();
        sessions.cleanUp();
        Instant now = clock.instant();
        AtomicInteger purged = new AtomicInteger();
        for (SessionKeyId id : sessions.asMap().keySet()) {
            sessions.asMap().computeIfPresent(id, (key, stored) -> {
                StoredSession live = stored.liveAt(now);
                purged.addAndGet(stored.authSig().isPresent() && live.authSig().isEmpty() ? 1 : 0);
                return live.isEmpty() ? null : live;
            });
        }
        return purged.get();
    }

    /** Wipes and forgets everything. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            forgetLeases();
            wipeAll();
        }
    }

    private void wipeAll() {
        for (SessionKeyId id : sessions.asMap().keySet()) {
            sessions.asMap().computeIfPresent(id, (key, old) -> {
                wipe(old);
                return null;
            });
        }
    }

    @Override
    protected void requireOpen() {
        if (closed.get()) {
            throw new LitException(ErrorCode.CLOSED, "This store is closed. Open a new one.");
        }
    }

    private static void wipe(@Nullable StoredSession session) {
        if (session != null) {
            session.wipe();
        }
    }

    private static void wipeEvicted(@Nullable SessionKeyId id, @Nullable StoredSession session, RemovalCause cause) {
        wipe(session);
    }
}
