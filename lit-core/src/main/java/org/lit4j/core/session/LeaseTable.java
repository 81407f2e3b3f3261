package org.lit4j.core.session;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Leases in memory. Thread-safe, never blocks on I/O. */
final class LeaseTable {
    /** How many live leases there may be. */
    private static final int BOUND = 100_000;

    /** Tokens need only be unique: these leases never leave the JVM. */
    private static final AtomicLong TOKENS = new AtomicLong();

    private final Clock clock;
    private final Map<SessionKeyId, SessionLease> leases = new ConcurrentHashMap<>();

    LeaseTable(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Does what {@link SessionKeyStore#tryLease} says.
     *
     * @throws LitException {@code SETTING_INVALID}; {@code STORE_UNAVAILABLE} when 100,000 leases are live
     */
    Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
        Instant now = clock.instant();
        SessionLease mine = new SessionLease(id, newToken(), SessionLease.end(now, length));
        if (leases.size() >= BOUND) {
            purgeEnded();
            if (leases.size() >= BOUND) {
                throw new LitException(
                        ErrorCode.STORE_UNAVAILABLE,
                        BOUND + " leases are held at the same time. Try again when some have ended.");
            }
        }
        SessionLease holder = leases.compute(id, (key, old) -> old != null && old.isLiveAt(now) ? old : mine);
        return Optional.of(mine).filter(holder::equals);
    }

    /** Does what {@link SessionKeyStore#renewLease} says. */
    Optional<SessionLease> renew(SessionLease lease, Duration length) {
        Instant now = clock.instant();
        Instant end = SessionLease.end(now, length);
        AtomicReference<@Nullable SessionLease> renewed = new AtomicReference<>();
        leases.computeIfPresent(lease.id(), (key, held) -> {
            if (isHeld(held, lease, now)) {
                renewed.set(held.until(end));
                return renewed.get();
            }
            return held;
        });
        return Optional.ofNullable(renewed.get());
    }

    /**
     * Runs the work while nobody can take the lease over.
     *
     * @param work must be short, must not use this table, and does no I/O
     * @throws LitException {@code STORE_LEASE_LOST}; then the work was not run
     */
    void whileHeld(SessionLease lease, Runnable work) {
        AtomicBoolean done = new AtomicBoolean();
        leases.computeIfPresent(lease.id(), (key, held) -> {
            if (isHeld(held, lease, clock.instant())) {
                work.run();
                done.set(true);
            }
            return held;
        });
        if (!done.get()) {
            throw lease.lost();
        }
    }

    /** Does what {@link SessionKeyStore#releaseLease} says. */
    void release(SessionLease lease) {
        leases.computeIfPresent(lease.id(), (key, held) -> held.token().equals(lease.token()) ? null : held);
    }

    /** Forgets the leases that have ended. */
    void purgeEnded() {
        Instant now = clock.instant();
        leases.values().removeIf(lease -> !lease.isLiveAt(now));
    }

    /** Forgets every lease. */
    void clear() {
        leases.clear();
    }

    private static boolean isHeld(SessionLease held, SessionLease lease, Instant now) {
        return held.token().equals(lease.token()) && held.isLiveAt(now);
    }

    private static String newToken() {
        return String.format("%032x", TOKENS.incrementAndGet());
    }
}
