package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.LitSessions;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.renewal.SessionEvent.Kind;
import org.lit4j.core.renewal.Waiting;

/** Of all who want one session one asks the signer, and nobody waits who need not. */
class SingleFlightTest {
    private static final int THREADS = 64;
    private static final long PATIENCE_SECONDS = 120;

    private final Scene scene = new Scene();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        scene.close();
    }

    @Test
    void ofManyThreadsOneAsks() throws Exception {
        assertOneCall(threads, 1);
    }

    /** Several objects that share a store stand for several processes. */
    @Test
    void ofManyInstancesOneAsks() throws Exception {
        assertOneCall(threads, 4);
    }

    /** Virtual threads where the JDK has them: nobody holds a monitor while the signer is asked. */
    @Test
    void ofManyVirtualThreadsOneAsks() throws Exception {
        ExecutorService virtual = virtualThreads();
        try {
            assertOneCall(virtual, 2);
        } finally {
            virtual.shutdownNow();
        }
    }

    private void assertOneCall(ExecutorService pool, int instances) throws Exception {
        CountDownLatch waiting = new CountDownLatch(THREADS - 1);
        scene.answer = request -> signWhen(waiting, request);
        List<LitSessions> all = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            all.add(patient()
                    .listener(event -> countDownIf(event.kind() == Kind.WAITING, waiting))
                    .build());
        }
        List<Future<AuthSig>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            LitSessions mine = all.get(i % instances);
            calls.add(pool.submit(() -> scene.delegation(mine)));
        }
        Set<AuthSig> delegations = new HashSet<>();
        for (Future<AuthSig> call : calls) {
            delegations.add(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        all.forEach(LitSessions::close);
        assertThat(delegations).hasSize(1);
        scene.assertAsked(1);
        assertThat(scene.told()).containsOnlyOnce(Kind.ACQUIRED).doesNotContain(Kind.TAKEN_OVER);
    }

    /** A person who says no is not asked by each thread in turn. */
    @Test
    void waitersShareTheFailure() throws Exception {
        CountDownLatch waiting = new CountDownLatch(THREADS - 1);
        scene.answer = request -> {
            await(waiting);
            return scene.fail(ErrorCode.SIGNER_REFUSED);
        };
        try (LitSessions sessions = patient()
                .listener(event -> countDownIf(event.kind() == Kind.WAITING, waiting))
                .build()) {
            List<Future<AuthSig>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                calls.add(threads.submit(() -> scene.delegation(sessions)));
            }
            for (Future<AuthSig> call : calls) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(() -> call.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .havingCause()
                        .isInstanceOfSatisfying(
                                LitException.class,
                                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SIGNER_REFUSED));
            }
        }
        scene.assertAsked(1);
    }

    @Test
    void otherIdentitiesDoNotWait() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        scene.answer = request -> {
            asked.countDown();
            return signWhen(go, request);
        };
        try (LitSessions sessions = patient().build()) {
            Future<AuthSig> slow = threads.submit(() -> scene.delegation(sessions));
            await(asked);
            scene.answer = scene::sign;
            sessions.sessionSigs(scene.request().label("other").build());
            sessions.sessionSigs(scene.request()
                    .signer(org.lit4j.auth.wallet.WalletSigners.privateKey("33".repeat(32)))
                    .build());
            assertThat(slow.isDone()).isFalse();
            go.countDown();
            assertThat(slow.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo(scene.stored().orElseThrow());
        }
    }

    /** Each waiter by its own limit; the one who asks is not disturbed. */
    @Test
    void aWaiterGivesUpWhenItWantsTo() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        scene.answer = request -> {
            asked.countDown();
            return signWhen(go, request);
        };
        try (LitSessions sessions = scene.builder().build()) {
            Future<AuthSig> slow = threads.submit(() -> scene.delegation(sessions));
            await(asked);
            assertThatExceptionOfType(LitException.class)
                    .isThrownBy(() -> sessions.sessionSigs(
                            scene.request().waitLimit(Duration.ofSeconds(7)).build()))
                    .withMessageContaining("Waited PT7S")
                    .satisfies(failure -> {
                        assertThat(failure.code()).isEqualTo(ErrorCode.SESSION_WAIT_TIMEOUT);
                        assertThat(failure.retryable()).isTrue();
                    });
            assertThat(scene.clock.instant()).isEqualTo(Fixtures.NOW.plusSeconds(7));
            go.countDown();
            slow.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            scene.sigs(sessions);
            scene.assertAsked(1);
        }
    }

    @Test
    void anInterruptedWaiterKeepsItsFlag() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        scene.answer = request -> {
            asked.countDown();
            return signWhen(go, request);
        };
        try (LitSessions sessions = patient().build()) {
            Future<AuthSig> slow = threads.submit(() -> scene.delegation(sessions));
            await(asked);
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(LitException.class)
                    .isThrownBy(() -> scene.sigs(sessions))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INTERRUPTED));
            assertThat(Thread.interrupted()).isTrue();
            go.countDown();
            slow.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** In the advisory window the others go on with the old delegation, and do not wait for the one who renews. */
    @Test
    void whileOneRenewsTheOthersAreServed() throws Exception {
        try (LitSessions sessions = patient().build()) {
            AuthSig old = scene.delegation(sessions);
            scene.clock.set(Scene.END.minus(Duration.ofMinutes(5)));
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            scene.answer = request -> {
                asked.countDown();
                return signWhen(go, request);
            };
            Future<AuthSig> renewing = threads.submit(() -> scene.delegation(sessions));
            await(asked);
            try (LitSessions otherProcess = patient().build()) {
                for (int i = 0; i < 10; i++) {
                    assertThat(scene.delegation(sessions)).isEqualTo(old);
                    assertThat(scene.delegation(otherProcess)).isEqualTo(old);
                }
                go.countDown();
                AuthSig fresh = renewing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(fresh).isNotEqualTo(old);
                assertThat(scene.delegation(otherProcess)).isEqualTo(fresh);
            }
            scene.assertAsked(2);
        }
    }

    /** Waits in real time, looking at the store often; the clock stands still. */
    private LitSessionsBuilder patient() {
        return scene.builder()
                .waiting(Waiting.REAL)
                .renewal(RenewalPolicy.builder()
                        .jitter(Duration.ZERO)
                        .pollDelay(Duration.ofMillis(1))
                        .build());
    }

    private AuthSig signWhen(CountDownLatch ready, AuthRequest request) {
        await(ready);
        return scene.sign(request);
    }

    private static void countDownIf(boolean condition, CountDownLatch latch) {
        if (condition) {
            latch.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return Runtime.version().feature() < 21
                ? Executors.newCachedThreadPool()
                : (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
    }
}
