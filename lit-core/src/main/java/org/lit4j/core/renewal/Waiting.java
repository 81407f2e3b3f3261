package org.lit4j.core.renewal;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a thread waits. Thread-safe. Tests give one that moves their clock instead. */
@FunctionalInterface
public interface Waiting {
    /** Waits in real time. */
    Waiting REAL = Waiting::inRealTime;

    /**
     * Waits until the signal is done, however it ended, or the time is over; may return early.
     *
     * @param atMost more than zero
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    void await(Future<?> signal, Duration atMost) throws InterruptedException;

    private static void inRealTime(Future<?> signal, Duration atMost) throws InterruptedException {
        try {
            signal.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            // Each of them is an end of the wait.
        }
    }
}
