package org.lit4j.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.Waiting;
import org.lit4j.core.session.SessionKeyId;

/** How much longer one caller waits for others. A clock that goes backwards does not lengthen it. One thread at a time. */
final class Patience {
    private final Waiting waiting;
    private final Clock clock;
    private final Duration limit;
    private final Instant start;
    private Duration waited = Duration.ZERO;

    Patience(Waiting waiting, Clock clock, Duration limit) {
        this.waiting = waiting;
        this.clock = clock;
        this.limit = limit;
        this.start = clock.instant();
    }

    /** Waits for nothing but time. */
    void pause(SessionKeyId id, Duration atMost) {
        await(id, new CompletableFuture<>(), atMost);
    }

    /** Waits for a signal, as long as there is patience. */
    void await(SessionKeyId id, Future<?> signal) {
        await(id, signal, limit);
    }

    private void await(SessionKeyId id, Future<?> signal, Duration atMost) {
        Duration left = limit.minus(spent());
        if (left.isNegative() || left.isZero()) {
            throw new LitException(
                    ErrorCode.SESSION_WAIT_TIMEOUT,
                    "Waited " + limit + " for another thread or process that asks the signer for " + id
                            + ". Try again, or allow a longer wait.");
        }
        Duration turn = atMost.compareTo(left) < 0 ? atMost : left;
        try {
            waiting.await(signal, turn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LitException(
                    ErrorCode.INTERRUPTED,
                    "The thread was interrupted while it waited for another that asks the signer for " + id + ".",
                    e);
        }
        if (!signal.isDone()) {
            waited = waited.plus(turn);
        }
    }

    private Duration spent() {
        Duration byClock = Duration.between(start, clock.instant());
        return byClock.compareTo(waited) > 0 ? byClock : waited;
    }
}
