package org.lit4j.siwe;

import java.time.Duration;
import java.time.Instant;

/** Says how far away a time is, in the largest unit of which there is at least one; the rest is cut off. */
final class RelativeTime {
    private final Instant now;

    RelativeTime(Instant now) {
        this.now = now;
    }

    /** Returns, for instance, {@code in 4 minutes}, {@code 2 hours ago} or {@code now}. */
    String of(Instant time) {
        Duration distance = Duration.between(now, time);
        String amount = amount(distance.abs());
        if (amount.isEmpty()) {
            return "now";
        }
        return distance.isNegative() ? amount + " ago" : "in " + amount;
    }

    /** Returns, for instance, {@code in 4 minutes} or {@code expired 2 hours ago}; what ends now has expired. */
    String ofEnd(Instant end) {
        return now.isBefore(end) ? of(end) : "expired " + of(end);
    }

    private static String amount(Duration distance) {
        if (distance.toDays() > 0) {
            return count(distance.toDays(), "day");
        }
        if (distance.toHours() > 0) {
            return count(distance.toHours(), "hour");
        }
        if (distance.toMinutes() > 0) {
            return count(distance.toMinutes(), "minute");
        }
        return distance.toSeconds() > 0 ? count(distance.toSeconds(), "second") : "";
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
