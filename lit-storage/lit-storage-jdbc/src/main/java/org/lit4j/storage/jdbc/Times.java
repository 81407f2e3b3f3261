package org.lit4j.storage.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the tables hold them: milliseconds since 1970. */
final class Times {
    private Times() {}

    /** Cuts to whole milliseconds; what a {@code long} cannot hold becomes its nearest value. */
    static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException e) {
            return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** As {@link #millis}, but never before the instant itself, so that nothing is purged too early. */
    static long millisNotBefore(Instant instant) {
        long cut = millis(instant);
        boolean isWhole = instant.truncatedTo(ChronoUnit.MILLIS).equals(instant);
        return isWhole || cut == Long.MAX_VALUE ? cut : cut + 1;
    }
}
