package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.LitSessions;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.renewal.SessionEvent.Kind;
import org.lit4j.core.session.SessionLease;

/** With a timer a lease is short, and lasts as long as the signer takes. */
class HeartbeatTest {
    private static final Duration LEASE = Scene.POLICY.lease();

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void heartbeatsKeepTheLease() {
        Heart heart = new Heart();
        try (LitSessions beating = scene.builder().heartbeats(heart).build()) {
            scene.answer = request -> {
                for (int beat = 0; beat < 30; beat++) {
                    scene.clock.advance(LEASE.dividedBy(3));
                    heart.beat();
                    assertThat(scene.store.tryLease(Fixtures.ID, LEASE)).isEmpty();
                }
                return scene.sign(request);
            };
            AuthSig slow = scene.delegation(beating);
            assertThat(scene.stored()).contains(slow);
            assertThat(heart.period).isEqualTo(LEASE.dividedBy(3));
            assertThat(heart.cancelled).isTrue();
            assertThat(scene.told()).containsExactly(Kind.ACQUIRED);
            scene.store.releaseLease(lease());
        } finally {
            heart.shutdownNow();
        }
    }

    /** Without heartbeats, as after a crash, the short lease ends. */
    @Test
    void aHeartThatStopsLosesTheLease() {
        Heart heart = new Heart();
        try (LitSessions beating = scene.builder().heartbeats(heart).build()) {
            scene.answer = request -> {
                scene.clock.advance(LEASE);
                heart.beat();
                lease();
                return scene.sign(request);
            };
            scene.sigs(beating);
            assertThat(scene.told()).contains(Kind.LEASE_LOST);
            assertThat(scene.stored()).isEmpty();
        } finally {
            heart.shutdownNow();
        }
    }

    @Test
    void aTimerThatIsShutDownDisturbsNobody() {
        ScheduledThreadPoolExecutor dead = new ScheduledThreadPoolExecutor(1);
        dead.shutdown();
        try (LitSessions beating = scene.builder().heartbeats(dead).build()) {
            assertThat(scene.stored()).isEmpty();
            assertThat(scene.delegation(beating)).isEqualTo(scene.stored().orElseThrow());
        }
    }

    private SessionLease lease() {
        Optional<SessionLease> lease = scene.store.tryLease(Fixtures.ID, LEASE);
        assertThat(lease).as("lease is free").isPresent();
        return lease.orElseThrow();
    }

    /** Keeps the task that a timer is given, and runs it when the test says so. */
    private static final class Heart extends ScheduledThreadPoolExecutor {
        private Runnable task = () -> {};
        private Duration period = Duration.ZERO;
        private boolean cancelled;

        Heart() {
            super(1);
        }

        void beat() {
            task.run();
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
            task = command;
            period = Duration.of(delay, unit.toChronoUnit());
            ScheduledFuture<?> never = super.schedule(() -> cancelled, 365, TimeUnit.DAYS);
            return new Cancelling(never, () -> cancelled = true);
        }
    }
}
