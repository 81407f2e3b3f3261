package org.lit4j.storage.jdbc;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Draws record versions: milliseconds of the clock, 20 random bits behind. No two writes of an instance share one, later
 * ones are greater; two instances draw the same one in the same millisecond once in a million times. None comes again
 * when a record is removed and made anew. So one statement writes a record without reading
 * the version that is there, and what was sealed under another version is recognised. Thread-safe.
 */
final class Versions {
    private static final int RANDOM_BITS = 20;
    private static final long MAX_MILLIS = (1L << (62 - RANDOM_BITS)) - 1;

    private final Clock clock;
    private final SecureRandom random;
    private final AtomicLong last = new AtomicLong();

    Versions(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    long next() {
        long millis = Math.max(0, Math.min(MAX_MILLIS, Times.millis(clock.instant())));
        int chance = random.nextInt(1 << RANDOM_BITS);
        long drawn = (millis << RANDOM_BITS) | chance;
        // In a crowded millisecond, or when the clock goes back, not the next number: other instances would meet there.
        return last.updateAndGet(before -> drawn > before ? drawn : before + 1 + chance);
    }
}
