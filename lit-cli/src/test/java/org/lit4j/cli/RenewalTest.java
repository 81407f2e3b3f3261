package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.renewal.SessionEvent;
import org.lit4j.core.renewal.SessionEvent.Kind;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** When delegations are renewed, what serves meanwhile, and how often a failing signer is asked. */
class RenewalTest {
    private static final Instant AHEAD = Scene.END.minus(Duration.ofMinutes(5));
    private static final Instant LATE = Scene.END.minus(Duration.ofSeconds(30));

    private final Scene scene = new Scene();
    private final LitSessions sessions = scene.builder().build();

    @AfterEach
    void close() {
        sessions.close();
        scene.close();
    }

    @Test
    void renewsAheadOfTheEndAndNotBefore() {
        AuthSig first = scene.delegation(sessions);
        scene.clock.set(AHEAD.minusMillis(1));
        assertThat(scene.delegation(sessions)).isEqualTo(first);
        scene.assertAsked(1);
        scene.clock.set(AHEAD);
        AuthSig second = scene.delegation(sessions);
        assertThat(second).isNotEqualTo(first);
        assertThat(scene.stored()).contains(second);
        assertThat(scene.delegation(sessions)).isEqualTo(second);
        scene.assertAsked(2);
        assertThat(scene.told()).containsExactly(Kind.ACQUIRED, Kind.REUSED, Kind.RENEWED, Kind.REUSED);
    }

    @Test
    void keepsTheSessionKeyWhenItRenews() {
        SessionSigs first = scene.sigs(sessions);
        scene.clock.set(AHEAD);
        SessionSigs second = scene.sigs(sessions);
        assertThat(publicKey(second)).isEqualTo(publicKey(first));
    }

    /** Of a short life only the last quarter: otherwise each call would renew. */
    @Test
    void aShortDelegationIsNotRenewedAtOnce() {
        SessionSigsRequest tenMinutes = Fixtures.request()
                .expiration(Fixtures.NOW.plus(Duration.ofMinutes(10)))
                .build();
        sessions.sessionSigs(tenMinutes);
        scene.clock.advance(Duration.ofSeconds(449));
        sessions.sessionSigs(tenMinutes);
        scene.assertAsked(1);
        scene.clock.advance(Duration.ofSeconds(1));
        scene.sigs(sessions);
        scene.assertAsked(2);
    }

    /** Each server begins at a moment of its own, within the jitter, and keeps to it. */
    @Test
    void jitterSpreadsTheBeginning() {
        RenewalPolicy policy =
                RenewalPolicy.builder().jitter(Duration.ofMinutes(2)).build();
        TreeSet<Long> beginnings = new TreeSet<>();
        for (int server = 0; server < 20; server++) {
            beginnings.add(beginning(policy));
        }
        assertThat(beginnings).hasSizeGreaterThan(5);
        assertThat(beginnings.first()).isBetween(0L, 60L);
        assertThat(beginnings.last()).isBetween(60L, 120L);
    }

    private static long beginning(RenewalPolicy policy) {
        try (Scene own = new Scene();
                LitSessions server = own.builder().renewal(policy).build()) {
            own.sigs(server);
            for (long second = 0; ; second += 5) {
                own.clock.set(AHEAD.plusSeconds(second));
                own.sigs(server);
                if (own.asked.get() > 1) {
                    return second;
                }
            }
        }
    }

    @Test
    void noAdvisoryWindowMeansNothingIsRenewedAhead() {
        try (LitSessions lazy = scene.builder()
                .renewal(RenewalPolicy.builder().advisoryWindow(Duration.ZERO).build())
                .build()) {
            scene.sigs(lazy);
            scene.clock.set(LATE.minusMillis(1));
            scene.sigs(lazy);
            scene.assertAsked(1);
            scene.clock.set(LATE);
            scene.sigs(lazy);
            scene.assertAsked(2);
        }
    }

    /** Whatever is renewed, fails or is waited for: the caller's thread does it. */
    @Test
    void withoutAnExecutorNoThreadIsStarted() throws InterruptedException {
        ThreadGroup callers = new ThreadGroup("callers");
        List<Thread> started = new ArrayList<>();
        Thread caller = new Thread(callers, () -> {
            try (LitSessions lit = scene.builder().build()) {
                assertThat(scene.store.tryLease(Fixtures.ID, Duration.ofSeconds(30)))
                        .isPresent();
                scene.sigs(lit);
                scene.clock.set(AHEAD);
                scene.answer = request -> scene.fail(ErrorCode.SIGNER_UNREACHABLE);
                scene.sigs(lit);
                scene.clock.advance(Duration.ofMinutes(1));
                scene.answer = scene::sign;
                scene.sigs(lit);
                Thread[] alive = new Thread[10];
                int count = callers.enumerate(alive);
                started.addAll(Arrays.asList(alive).subList(0, count));
            }
        });
        caller.start();
        caller.join();
        assertThat(started).containsExactly(caller);
        assertThat(scene.told())
                .containsExactly(Kind.WAITING, Kind.TAKEN_OVER, Kind.ACQUIRED, Kind.FAILED, Kind.REUSED, Kind.RENEWED);
    }

    @Test
    void renewsInTheBackgroundWhenThereIsAnExecutor() {
        List<Runnable> tasks = new ArrayList<>();
        try (LitSessions server = scene.builder().background(tasks::add).build()) {
            AuthSig old = scene.delegation(server);
            assertThat(tasks).isEmpty();
            scene.clock.set(AHEAD);
            assertThat(scene.delegation(server)).isEqualTo(old);
            assertThat(scene.delegation(server)).as("while it is renewed").isEqualTo(old);
            assertThat(tasks).hasSize(1);
            scene.assertAsked(1);
            tasks.get(0).run();
            scene.assertAsked(2);
            assertThat(scene.delegation(server)).isNotEqualTo(old);
            assertThat(tasks).hasSize(1);
        }
    }

    @Test
    void aFailureInTheBackgroundDisturbsNobody() {
        try (LitSessions server = scene.builder().background(Runnable::run).build()) {
            AuthSig old = scene.delegation(server);
            scene.answer = request -> scene.fail(ErrorCode.SIGNER_FAILED);
            scene.clock.set(AHEAD);
            assertThat(scene.delegation(server)).isEqualTo(old);
            assertThat(scene.delegation(server)).isEqualTo(old);
            scene.assertAsked(2);
            assertThat(scene.store.tryLease(Fixtures.ID, Duration.ofSeconds(1)))
                    .as("lease is free")
                    .isPresent();
        }
    }

    @Test
    void anExecutorThatTakesNothingDisturbsNobody() {
        try (LitSessions server = scene.builder()
                .background(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build()) {
            AuthSig old = scene.delegation(server);
            scene.clock.set(AHEAD);
            assertThat(scene.delegation(server)).isEqualTo(old);
            scene.clock.set(LATE);
            assertThat(scene.delegation(server)).isNotEqualTo(old);
        }
    }

    /** What an executor drops is handed over again, and holds nobody up when it is late. */
    @Test
    void anExecutorThatDropsTasksDisturbsNobody() {
        List<Runnable> dropped = new ArrayList<>();
        try (LitSessions server = scene.builder()
                .renewal(Scene.POLICY.toBuilder()
                        .waitLimit(Duration.ofMinutes(1))
                        .build())
                .background(dropped::add)
                .build()) {
            AuthSig old = scene.delegation(server);
            scene.clock.set(AHEAD);
            assertThat(scene.delegation(server)).isEqualTo(old);
            scene.clock.advance(Duration.ofSeconds(59));
            assertThat(scene.delegation(server)).isEqualTo(old);
            assertThat(dropped).hasSize(1);
            scene.clock.advance(Duration.ofSeconds(1));
            assertThat(scene.delegation(server)).isEqualTo(old);
            assertThat(dropped).hasSize(2);
            scene.clock.set(LATE);
            assertThat(scene.delegation(server)).isNotEqualTo(old);
            scene.assertAsked(2);
            dropped.forEach(Runnable::run);
            scene.assertAsked(2);
        }
    }

    /** As with the first call after a database was restarted: what a person confirmed is not lost for that. */
    @Test
    void aSaveThatFailsOnceIsTriedAgain() {
        int[] saves = new int[1];
        try (LitSessions flaky = scene.builder()
                .store(new Unleased(scene.store) {
                    @Override
                    public void save(StoredSession session, SessionLease lease) {
                        if (saves[0]++ == 0) {
                            throw new LitException(ErrorCode.STORE_UNAVAILABLE, "connection lost");
                        }
                        super.save(session, lease);
                    }
                })
                .build()) {
            assertThat(scene.stored()).isEmpty();
            assertThat(scene.delegation(flaky)).isEqualTo(scene.stored().orElseThrow());
            scene.assertAsked(1);
        }
    }

    /** The signer of a request may be closed when the call ends. */
    @Test
    void aSignerOfTheRequestIsAskedInItsCall() {
        List<Runnable> tasks = new ArrayList<>();
        try (LitSessions server = scene.builder().background(tasks::add).build()) {
            server.sessionSigs(scene.request().signer(Fixtures.wallet()).build());
            scene.clock.set(AHEAD);
            server.sessionSigs(scene.request().signer(Fixtures.wallet()).build());
            assertThat(tasks).isEmpty();
            assertThat(scene.events).extracting(SessionEvent::kind).contains(Kind.RENEWED);
        }
    }

    private static String publicKey(SessionSigs sigs) {
        return sigs.byNode().values().iterator().next().address();
    }
}
