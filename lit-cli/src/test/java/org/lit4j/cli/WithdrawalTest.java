package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.renewal.SessionEvent;
import org.lit4j.core.renewal.SessionEvent.Kind;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;
import org.lit4j.testkit.leak.SecretScanner;

/** Invalidating and forgetting, what listeners hear, and policies that make no sense. */
class WithdrawalTest {
    private final Scene scene = new Scene();
    private final LitSessions sessions = scene.builder().build();

    @AfterEach
    void close() {
        sessions.close();
        scene.close();
    }

    @Test
    void invalidatingMakesTheNextCallAskAgain() {
        SessionSigs first = scene.sigs(sessions);
        scene.clock.advance(Duration.ofSeconds(1));
        assertThat(sessions.invalidate("default", "node said 401")).isTrue();
        assertThat(scene.stored()).isEmpty();
        SessionSigs second = scene.sigs(sessions);
        assertThat(new Inner(second).authSig()).isNotEqualTo(new Inner(first).authSig());
        assertThat(address(second)).as("the session key stays").isEqualTo(address(first));
        scene.assertAsked(2);
        assertThat(scene.events).extracting(SessionEvent::reason).contains(Optional.of("node said 401"));
    }

    /** Fifty callers were refused with the same delegation: the second to fiftieth report what is history. */
    @Test
    void manyReportsOfOneRefusalAskOnce() {
        SessionSigs refused = scene.sigs(sessions);
        scene.clock.advance(Duration.ofSeconds(1));
        assertThat(sessions.invalidate("default", refused, "401")).isTrue();
        AuthSig fresh = scene.delegation(sessions);
        for (int i = 0; i < 49; i++) {
            assertThat(sessions.invalidate(Fixtures.ID, refused, "401")).isFalse();
            assertThat(scene.delegation(sessions)).isEqualTo(fresh);
        }
        scene.assertAsked(2);
    }

    /** Another process renews just now, so the record is not touched; here the refused one is not used all the same. */
    @Test
    void invalidatingDoesNotDisturbAnotherHolder() {
        AuthSig old = scene.delegation(sessions);
        SessionLease theirs =
                scene.store.tryLease(Fixtures.ID, Duration.ofSeconds(30)).orElseThrow();
        assertThat(sessions.invalidate("default", "401")).isTrue();
        assertThat(scene.stored()).contains(old);
        AuthSig fresh = scene.delegation(sessions);
        assertThat(fresh).isNotEqualTo(old);
        assertThat(scene.clock.instant()).isAfterOrEqualTo(theirs.expiresAt());
        assertThat(scene.told()).endsWith(Kind.REMOVED, Kind.WAITING, Kind.TAKEN_OVER, Kind.RENEWED);
    }

    @Test
    void othersSessionsCannotBeInvalidated() {
        for (SessionKeyId foreign : List.of(
                new SessionKeyId("custom", "other", Fixtures.ID.principal(), "default"),
                new SessionKeyId("naga", "default", Fixtures.ID.principal(), "default"))) {
            assertThatExceptionOfType(LitException.class)
                    .isThrownBy(() -> sessions.invalidate(foreign, "401"))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SETTING_INVALID));
        }
    }

    @Test
    void forgettingWaitsForWhoeverAsks() {
        scene.sigs(sessions);
        assertThat(scene.store.tryLease(Fixtures.ID, Duration.ofSeconds(30))).isPresent();
        sessions.forgetAuthSig();
        assertThat(scene.clock.instant()).isAfterOrEqualTo(Fixtures.NOW.plusSeconds(30));
        StoredSession left = scene.store.find(Fixtures.ID).orElseThrow();
        assertThat(left.authSig()).isEmpty();
        assertThat(left.sessionKey()).isPresent();
        sessions.forgetSessionKey();
        assertThat(scene.store.find(Fixtures.ID)).isEmpty();
        assertThat(scene.told()).containsExactly(Kind.ACQUIRED, Kind.WAITING, Kind.REMOVED, Kind.REMOVED);
    }

    @Test
    void forgettingNothingTellsNothing() {
        sessions.forgetAuthSig();
        sessions.forgetSessionKey();
        assertThat(scene.told()).isEmpty();
    }

    @Test
    void aListenerThatThrowsHarmsNothing() {
        try (LitSessions loud = scene.builder()
                .listener(event -> {
                    throw new IllegalStateException("loud");
                })
                .listener(event -> {
                    throw new AssertionError("louder");
                })
                .listener(scene.events::add)
                .build()) {
            scene.sigs(loud);
            scene.sigs(loud);
        }
        scene.assertAsked(1);
        assertThat(scene.told()).containsExactly(Kind.ACQUIRED, Kind.ACQUIRED, Kind.REUSED, Kind.REUSED);
        scene.store.releaseLease(
                scene.store.tryLease(Fixtures.ID, Duration.ofSeconds(1)).orElseThrow());
    }

    @Test
    void eventsSayWhenHowLongAndWhyButNoSecret() {
        scene.answer = request -> {
            scene.clock.advance(Duration.ofSeconds(3));
            return scene.sign(request);
        };
        AuthSig authSig = scene.delegation(sessions);
        SessionEvent acquired = scene.events.get(0);
        assertThat(acquired.at()).isEqualTo(Fixtures.NOW.plusSeconds(3));
        assertThat(acquired.took()).isEqualTo(Duration.ofSeconds(3));
        assertThat(acquired.expiresAt()).contains(Scene.END);
        assertThat(acquired.id()).isEqualTo(Fixtures.ID);
        sessions.forgetAuthSig();
        scene.answer = request -> {
            scene.clock.advance(Duration.ofSeconds(2));
            return scene.fail(ErrorCode.SIGNER_UNREACHABLE);
        };
        assertThatExceptionOfType(LitException.class).isThrownBy(() -> scene.sigs(sessions));
        SessionEvent failed = scene.events.get(2);
        assertThat(failed.failure()).contains(ErrorCode.SIGNER_UNREACHABLE);
        assertThat(failed.took()).isEqualTo(Duration.ofSeconds(2));

        SessionKeyPair key =
                scene.store.find(Fixtures.ID).orElseThrow().sessionKey().orElseThrow();
        SecretScanner.Builder secrets = SecretScanner.builder();
        key.seed().expose(seed -> secrets.secret("seed", seed));
        SecretScanner scanner = secrets.secret(
                        "signature", Hex.decode(authSig.sig().substring(2), "sig"))
                .build();
        for (SessionEvent event : scene.events) {
            assertThat(scanner.scan("event", event.toString())).isEmpty();
        }
    }

    @Test
    void senselessPoliciesAreRefused() {
        for (RenewalPolicy.Builder bad : List.of(
                RenewalPolicy.builder().advisoryWindow(Duration.ofSeconds(-1)),
                RenewalPolicy.builder().advisoryWindow(Duration.ofSeconds(29)),
                RenewalPolicy.builder().mandatoryWindow(Duration.ofSeconds(-1)),
                RenewalPolicy.builder().jitter(Duration.ofSeconds(-1)),
                RenewalPolicy.builder().retryDelay(Duration.ZERO),
                RenewalPolicy.builder().longestRetryDelay(Duration.ofMillis(999)),
                RenewalPolicy.builder().terminalDelay(Duration.ZERO),
                RenewalPolicy.builder().lease(Duration.ofMillis(2)),
                RenewalPolicy.builder().unattendedLease(Duration.ofSeconds(29)),
                RenewalPolicy.builder().unattendedLease(Duration.ofHours(25)),
                RenewalPolicy.builder().waitLimit(Duration.ZERO),
                RenewalPolicy.builder().pollDelay(Duration.ofSeconds(31)))) {
            assertThatExceptionOfType(LitException.class)
                    .isThrownBy(bad::build)
                    .withMessageMatching("The \\w+ of renewal is P.*")
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SETTING_INVALID));
        }
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> scene.builder().renewalMargin(Duration.ofSeconds(-1)));
        assertThat(RenewalPolicy.DEFAULT.toBuilder().build()).isEqualTo(RenewalPolicy.DEFAULT);
    }

    private static String address(SessionSigs sigs) {
        return sigs.byNode().values().iterator().next().address();
    }
}
