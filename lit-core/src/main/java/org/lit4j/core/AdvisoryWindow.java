package org.lit4j.core;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
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
            drawn = java.util.Objects.requireNonNull(salt.get());
        }
        return new SplittableRandom(drawn ^ delegation.authSig().sig().hashCode()).nextDouble();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
