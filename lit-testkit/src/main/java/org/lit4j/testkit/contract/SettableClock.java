package org.lit4j.testkit.contract;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set, forwards or back. Its zone is UTC. Thread-safe. */
public final class SettableClock extends Clock {
    private volatile Instant now;

    public SettableClock(Instant start) {
        this.now = requireNonNull(start, "start");
    }

    /** Sets the time. */
    public void set(Instant instant) {
        now = requireNonNull(instant, "instant");
    }

    /** Sets the time forwards, or back by a negative duration. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Returns a clock that always shows this one's time, in another zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new InZone(this, requireNonNull(zone, "zone"));
    }

    private static final class InZone extends Clock {
        private final SettableClock clock;
        private final ZoneId zone;

        InZone(SettableClock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return clock.withZone(other);
        }
    }
}
