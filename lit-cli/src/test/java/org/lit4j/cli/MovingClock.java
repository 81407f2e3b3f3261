package org.lit4j.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.lit4j.core.renewal.Waiting;

/** A clock that moves when a test says so, or when somebody waits for nothing but time. Thread-safe. */
final class MovingClock extends Clock implements Waiting {
    private final AtomicReference<Instant> now = new AtomicReference<>(Fixtures.NOW);

    void set(Instant instant) {
        now.set(instant);
    }

    void advance(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    @Override
    public void await(Future<?> signal, Duration atMost) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!signal.isDone()) {
            advance(atMost);
        }
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
