package org.lit4j.core;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.renewal.RenewalPolicy;

/**
 * When a delegation is to be renewed ahead of its end. The jitter is the same at each look at one delegation, and another
 * for each {@code LitSessions}, so that several servers do not begin together. Thread-safe.
 */
final class AdvisoryWindow {
    /** A delegation is not renewed before three quarters of its life are over. */
    private static final int SHARE_OF_LIFE = 4;

    /** The golden ratio in 64 bits, odd: it carries every bit of the number into the upper ones. */
    private static final long MIXING_FACTOR = 0x9E3779B97F4A7C15L;

    private static final int DOUBLE_BITS = 53;

    private final RenewalPolicy policy;
    private final SecureRandom random;
    /** Drawn when first needed: before that the random source serves keys and nonces alone. */
    private final AtomicReference<@Nullable Long> salt = new AtomicReference<>();

    AdvisoryWindow(RenewalPolicy policy, SecureRandom random) {
        this.policy = policy;
        this.random = random;
    }

    boolean isOpen(Delegation delegation, Instant now) {
        Optional<Instant> end = delegation.expiresAt().map(Timestamp::instant);
        if (end.isEmpty() || policy.advisoryWindow().isZero()) {
            return false;
        }
        Duration share =
                Duration.between(delegation.issuedAt().instant(), end.get()).dividedBy(SHARE_OF_LIFE);
        Duration window = shorter(policy.advisoryWindow(), share);
        Instant earliest = end.get().minus(window);
        if (window.compareTo(policy.mandatoryWindow()) <= 0 || now.isBefore(earliest)) {
            return false;
        }
        Duration jitter = shorter(policy.jitter(), window.minus(policy.mandatoryWindow()));
        long delay = (long) (fraction(delegation) * jitter.toMillis());
        return !now.isBefore(earliest.plusMillis(delay));
    }

    private double fraction(Delegation delegation) {
        Long drawn = salt.get();
        if (drawn == null) {
            salt.compareAndSet(null, random.nextLong());
            drawn = requireNonNull(salt.get());
        }
        long mixed = (drawn ^ delegation.authSig().sig().hashCode()) * MIXING_FACTOR;
        return (mixed >>> (Long.SIZE - DOUBLE_BITS)) / (double) (1L << DOUBLE_BITS);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
