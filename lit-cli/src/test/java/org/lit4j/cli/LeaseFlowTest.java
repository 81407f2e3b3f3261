package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.SessionEvent.Kind;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** What happens when another process holds, loses or takes over the right to ask the signer. */
class LeaseFlowTest {
    private static final Duration LEASE = Scene.POLICY.lease();
    private static final Duration UNATTENDED = Scene.POLICY.unattendedLease();

    private final Scene scene = new Scene();
    private final LitSessions sessions = scene.builder().build();

    @AfterEach
    void close() {
        sessions.close();
        scene.close();
    }

    @Test
    void theLeaseOfADeadHolderIsTakenOver() {
        lease(LEASE);
        scene.sigs(sessions);
        Duration waited = Duration.between(Fixtures.NOW, scene.clock.instant());
        assertThat(waited).isBetween(LEASE, LEASE.plusSeconds(1));
        assertThat(scene.told()).containsExactly(Kind.WAITING, Kind.TAKEN_OVER, Kind.ACQUIRED);
        scene.assertAsked(1);
    }

    @Test
    void whatTheHolderStoresServesAtOnce() {
        SessionLease lease = lease(LEASE);
        AuthSig[] theirs = new AuthSig[1];
        try (LitSessions waiter = scene.builder()
                .waiting((signal, atMost) -> {
                    scene.clock.advance(atMost);
                    if (theirs[0] == null) {
                        theirs[0] = elsewhere();
                        StoredSession made = scene.store.find(Fixtures.ID).orElseThrow();
                        scene.store.save(made, lease);
                        made.wipe();
                    }
                })
                .build()) {
            assertThat(scene.delegation(waiter)).isEqualTo(theirs[0]);
        }
        scene.assertAsked(0);
    }

    @Test
    void aHolderThatStaysTriesTheWaitersPatience() {
        lease(Duration.ofHours(1));
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> scene.sigs(sessions))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SESSION_WAIT_TIMEOUT));
        assertThat(Duration.between(Fixtures.NOW, scene.clock.instant())).isEqualTo(Scene.POLICY.waitLimit());
        scene.assertAsked(0);
    }

    /** A clock that goes back does not let anybody wait for ever. */
    @Test
    void patienceEndsThoughTheClockGoesBack() {
        lease(SessionLease.LONGEST);
        int[] waits = new int[1];
        try (LitSessions waiter = scene.builder()
                .waiting((signal, atMost) -> {
                    waits[0]++;
                    scene.clock.advance(Duration.ofSeconds(-1));
                })
                .build()) {
            assertThatExceptionOfType(LitException.class)
                    .isThrownBy(() -> scene.sigs(waiter))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SESSION_WAIT_TIMEOUT));
        }
        assertThat(waits[0]).isBetween(300, 310);
    }

    @Test
    void interruptionEndsTheWaitForALease() {
        lease(Duration.ofHours(1));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> scene.sigs(sessions))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theLeaseIsFreeAfterSuccessAndFailure() {
        scene.answer = request -> {
            assertThat(scene.store.tryLease(Fixtures.ID, LEASE))
                    .as("while asking")
                    .isEmpty();
            return scene.fail(ErrorCode.SIGNER_REFUSED);
        };
        assertThatExceptionOfType(LitException.class).isThrownBy(() -> scene.sigs(sessions));
        scene.store.releaseLease(lease(LEASE));
        scene.clock.advance(Duration.ofMinutes(1));
        scene.answer = scene::sign;
        scene.sigs(sessions);
        scene.store.releaseLease(lease(LEASE));
    }

    /** What a person confirmed too late is kept when nobody else has done anything meanwhile. */
    @Test
    void aLateAnswerIsStoredWhenNothingHasChanged() {
        scene.answer = request -> {
            scene.clock.advance(UNATTENDED);
            return scene.sign(request);
        };
        AuthSig late = scene.delegation(sessions);
        assertThat(scene.stored()).contains(late);
        assertThat(scene.told()).containsExactly(Kind.LEASE_LOST, Kind.ACQUIRED);
        scene.assertAsked(1);
        scene.store.releaseLease(lease(LEASE));
    }

    @Test
    void aLateAnswerGivesWayToANewerOne() {
        AtomicReference<AuthSig> theirs = new AtomicReference<>();
        scene.answer = request -> {
            scene.clock.advance(UNATTENDED);
            theirs.set(elsewhere());
            return scene.sign(request);
        };
        AuthSig used = scene.delegation(sessions);
        assertThat(used).isEqualTo(theirs.get());
        assertThat(scene.stored()).contains(theirs.get());
        assertThat(scene.told()).containsExactly(Kind.LEASE_LOST);
    }

    /** The other one grants something else: it stays, and the late one serves this call alone. */
    @Test
    void aLateAnswerNeverOverwritesANewerOne() {
        scene.answer = request -> {
            scene.clock.advance(UNATTENDED);
            elsewhere(SessionSigsRequest.builder()
                    .request(LitResource.litAction("QmX"), LitAbility.LIT_ACTION_EXECUTION)
                    .build());
            return scene.sign(request);
        };
        AuthSig used = scene.delegation(sessions);
        assertThat(scene.stored()).isPresent().get().isNotEqualTo(used);
        assertThat(used.signedMessage()).contains("lit-pkp");
        assertThat(scene.told()).containsExactly(Kind.LEASE_LOST, Kind.ACQUIRED);
    }

    /** Somebody else is asking just now: the late answer serves this call, and theirs will be stored. */
    @Test
    void aLateAnswerServesThoughAnotherHoldsTheLease() {
        scene.answer = request -> {
            scene.clock.advance(UNATTENDED);
            lease(LEASE);
            return scene.sign(request);
        };
        assertThat(scene.delegation(sessions)).isNotNull();
        assertThat(scene.stored()).isEmpty();
        assertThat(scene.store.tryLease(Fixtures.ID, LEASE)).as("still theirs").isEmpty();
    }

    /** The old delegation is no newer one, though it still is good: a late renewal is kept. */
    @Test
    void aLateRenewalIsStored() {
        AuthSig old = scene.delegation(sessions);
        scene.clock.set(Scene.END.minus(UNATTENDED));
        scene.answer = request -> {
            scene.clock.advance(UNATTENDED);
            return scene.sign(request);
        };
        AuthSig late = scene.delegation(sessions);
        assertThat(late).isNotEqualTo(old);
        assertThat(scene.stored()).contains(late);
        scene.assertAsked(2);
    }

    @Test
    void theLeaseIsAsLongAsSettingsSay() {
        try (LitSessions patient =
                scene.builder().buildFrom(Map.of("lit.policy.unattended-lease", "20m", "lit.policy.lease", "2m"))) {
            scene.answer = request -> {
                scene.clock.advance(Duration.ofMinutes(20).minusMillis(1));
                assertThat(scene.store.tryLease(Fixtures.ID, LEASE)).isEmpty();
                scene.clock.advance(Duration.ofMillis(1));
                lease(LEASE);
                return scene.sign(request);
            };
            scene.sigs(patient);
            assertThat(scene.told()).contains(Kind.LEASE_LOST);
        }
    }

    private SessionLease lease(Duration length) {
        Optional<SessionLease> lease = scene.store.tryLease(Fixtures.ID, length);
        assertThat(lease).as("lease is free").isPresent();
        return lease.orElseThrow();
    }

    /** Another process, with a signer of its own, stores a delegation. */
    private AuthSig elsewhere() {
        return elsewhere(scene.request().build());
    }

    private AuthSig elsewhere(SessionSigsRequest request) {
        Instant end = scene.clock.instant();
        scene.clock.advance(Duration.ofSeconds(1));
        assertThat(end).isBefore(scene.clock.instant());
        try (LitSessions other = LitSessions.builder()
                .clock(scene.clock)
                .nodes(Fixtures.nodes())
                .store(new Unleased(scene.store))
                .signer(Fixtures.wallet())
                .build()) {
            return new Inner(other.sessionSigs(request)).authSig();
        }
    }
}
