package org.lit4j.core;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;

/**
 * A lease while it is held. With a timer it is renewed meanwhile; closing gives it back. Closed by one thread.
 *
 * @param heartbeat what renews it; null without a timer
 */
record Held(
        SessionKeyStore store,
        SessionLease lease,
        FlowLog log,
        @Nullable Future<?> heartbeat) implements AutoCloseable {
    /** So many heartbeats a lease: two may be lost. */
    private static final int BEATS = 3;

    static Held attended(
            SessionKeyStore store, SessionLease lease, Duration length, FlowLog log, ScheduledExecutorService timer) {
        long period = Math.max(1, length.toMillis() / BEATS);
        try {
            Future<?> heartbeat = timer.scheduleWithFixedDelay(
                    () -> beat(store, lease, length, log), period, period, TimeUnit.MILLISECONDS);
            return new Held(store, lease, log, heartbeat);
        } catch (RejectedExecutionException e) {
            log.warn("the timer takes no heartbeats; the lease on {} ends at {}", lease.id(), lease.expiresAt());
            return unattended(store, lease, log);
        }
    }

    static Held unattended(SessionKeyStore store, SessionLease lease, FlowLog log) {
        return new Held(store, lease, log, null);
    }

    /** What fails here may work at the next beat; whether the lease still is held, saving shows. */
    private static void beat(SessionKeyStore store, SessionLease lease, Duration length, FlowLog log) {
        try {
            boolean renewed = store.renewLease(lease, length).isPresent();
            log.debug("lease on {} {}", lease.id(), renewed ? "renewed" : "was lost");
        } catch (RuntimeException e) {
            log.debug("lease on {} not renewed: {}", lease.id(), e.getClass());
        }
    }

    @Override
    public void close() {
        if (heartbeat != null) {
            heartbeat.cancel(false);
        }
        try {
            store.releaseLease(lease);
        } catch (RuntimeException e) {
            log.debug("lease on {} not given back ({}); it ends by itself", lease.id(), e.getClass());
        }
    }
}
