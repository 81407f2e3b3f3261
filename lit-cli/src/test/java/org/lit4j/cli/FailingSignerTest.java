package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.SessionEvent.Kind;

/** How often a failing signer is asked, and what serves meanwhile. */
class FailingSignerTest {
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
    void theOldOneServesWhileTheSignerIsDown() {
        AuthSig old = scene.delegation(sessions);
        scene.answer = request -> scene.fail(ErrorCode.SIGNER_UNREACHABLE);
        scene.told();
        scene.clock.set(AHEAD);
        assertThat(scene.delegation(sessions)).isEqualTo(old);
        assertThat(scene.told()).containsExactly(Kind.FAILED, Kind.REUSED);

        scene.clock.set(LATE.plusSeconds(1));
        assertThat(scene.delegation(sessions)).as("in the mandatory window").isEqualTo(old);
        scene.clock.set(Scene.END.minusMillis(1));
        assertThat(scene.delegation(sessions)).as("to its last moment").isEqualTo(old);
        scene.clock.set(Scene.END);
        assertFails(ErrorCode.SIGNER_UNREACHABLE);

        scene.answer = scene::sign;
        scene.clock.advance(Duration.ofMinutes(1));
        assertThat(scene.delegation(sessions)).isNotEqualTo(old);
    }

    /** A signer that takes its time to fail: what is served is signed with the time of then. */
    @Test
    void aSlowFailureDoesNotServeWhatEndedMeanwhile() {
        scene.sigs(sessions);
        scene.clock.set(AHEAD);
        scene.answer = request -> {
            scene.clock.advance(Duration.ofMinutes(2));
            return scene.fail(ErrorCode.SIGNER_UNREACHABLE);
        };
        String document = signedMessage(scene.sigs(sessions));
        assertThat(document)
                .contains("\"issuedAt\":\""
                        + AHEAD.plus(Duration.ofMinutes(2)).toString().replace("Z", ".000Z"));
        scene.clock.advance(Duration.ofMinutes(1));
        scene.answer = request -> {
            scene.clock.set(Scene.END);
            return scene.fail(ErrorCode.SIGNER_UNREACHABLE);
        };
        assertFails(ErrorCode.SIGNER_UNREACHABLE);
    }

    @Test
    void backsOffFromAFailingSigner() {
        scene.answer = request -> scene.fail(ErrorCode.SIGNER_UNREACHABLE);
        List<Long> gaps = new ArrayList<>();
        Instant last = scene.clock.instant();
        assertFails(ErrorCode.SIGNER_UNREACHABLE);
        while (gaps.size() < 9) {
            int before = scene.asked.get();
            scene.clock.advance(Duration.ofMillis(250));
            assertFails(ErrorCode.SIGNER_UNREACHABLE);
            if (scene.asked.get() > before) {
                gaps.add(Duration.between(last, scene.clock.instant()).toMillis());
                last = scene.clock.instant();
            }
        }
        long longest = 1000;
        for (int i = 0; i < gaps.size(); i++) {
            assertThat(gaps.get(i)).as("gap " + i).isBetween(longest / 2, longest + 250);
            longest = Math.min(60_000, longest * 2);
        }
    }

    @Test
    void successEndsBackingOff() {
        scene.answer = request -> scene.fail(ErrorCode.SIGNER_UNREACHABLE);
        assertFails(ErrorCode.SIGNER_UNREACHABLE);
        scene.clock.advance(Duration.ofSeconds(1));
        assertFails(ErrorCode.SIGNER_UNREACHABLE);
        scene.clock.advance(Duration.ofSeconds(2));
        scene.answer = scene::sign;
        scene.sigs(sessions);
        sessions.forgetAuthSig();
        scene.answer = request -> scene.fail(ErrorCode.SIGNER_UNREACHABLE);
        assertFails(ErrorCode.SIGNER_UNREACHABLE);
        scene.clock.advance(Duration.ofSeconds(1));
        scene.answer = scene::sign;
        scene.sigs(sessions);
        scene.assertAsked(5);
    }

    @Test
    void aClockThatGoesBackEndsThePause() {
        scene.answer = request -> scene.fail(ErrorCode.SIGNER_UNREACHABLE);
        assertFails(ErrorCode.SIGNER_UNREACHABLE);
        scene.clock.advance(Duration.ofHours(-1));
        assertFails(ErrorCode.SIGNER_UNREACHABLE);
        scene.assertAsked(2);
    }

    @Test
    void terminalFailuresStopAskingForAStatedTime() {
        for (ErrorCode code :
                List.of(ErrorCode.SIGNER_REFUSED, ErrorCode.SIGNER_LOGIN_EXPIRED, ErrorCode.SIGNER_MISCONFIGURED)) {
            try (Scene own = new Scene();
                    LitSessions server = own.builder().build()) {
                own.answer = request -> own.fail(code);
                assertFails(own, server, code);
                own.clock.advance(Duration.ofMillis(29_999));
                LitException again = assertFails(own, server, code);
                assertThat(again).hasMessageContaining("left alone until 2023-11-14T22:13:50Z");
                own.assertAsked(1);
                own.clock.advance(Duration.ofMillis(1));
                assertFails(own, server, code);
                own.assertAsked(2);
            }
        }
    }

    /** While the old delegation serves nobody is asked twice, until there is no choice. */
    @Test
    void aRefusalAheadOfTimeIsAcceptedUntilItIsLate() {
        AuthSig old = scene.delegation(sessions);
        scene.answer = request -> scene.fail(ErrorCode.SIGNER_REFUSED);
        scene.clock.set(AHEAD);
        while (scene.clock.instant().isBefore(LATE)) {
            assertThat(scene.delegation(sessions)).isEqualTo(old);
            scene.clock.advance(Duration.ofSeconds(15));
        }
        scene.assertAsked(2);
        assertFails(ErrorCode.SIGNER_REFUSED);
        scene.assertAsked(3);
    }

    @Test
    void invalidateAndForgetLetTheSignerBeAskedAgain() {
        scene.answer = request -> scene.fail(ErrorCode.SIGNER_REFUSED);
        assertFails(ErrorCode.SIGNER_REFUSED);
        assertThat(sessions.invalidate("default", "try again")).isFalse();
        assertFails(ErrorCode.SIGNER_REFUSED);
        sessions.forgetAuthSig();
        scene.answer = scene::sign;
        scene.sigs(sessions);
        scene.assertAsked(3);
    }

    /** What the person refused was this request, not the other. */
    @Test
    void aRefusalIsAboutTheRequest() {
        scene.answer = request -> scene.fail(ErrorCode.SIGNER_REFUSED);
        assertFails(ErrorCode.SIGNER_REFUSED);
        scene.answer = scene::sign;
        sessions.sessionSigs(SessionSigsRequest.builder()
                .request(LitResource.litAction("QmX"), LitAbility.LIT_ACTION_EXECUTION)
                .build());
        scene.assertAsked(2);
    }

    @Test
    void anExpiredLoginIsAboutEveryRequest() {
        scene.answer = request -> scene.fail(ErrorCode.SIGNER_LOGIN_EXPIRED);
        assertFails(ErrorCode.SIGNER_LOGIN_EXPIRED);
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> sessions.sessionSigs(SessionSigsRequest.builder()
                        .request(LitResource.litAction("QmX"), LitAbility.LIT_ACTION_EXECUTION)
                        .build()));
        scene.assertAsked(1);
    }

    @Test
    void anotherSignerIsNotHeldToIt() {
        scene.answer = request -> scene.fail(ErrorCode.SIGNER_MISCONFIGURED);
        assertFails(ErrorCode.SIGNER_MISCONFIGURED);
        sessions.sessionSigs(scene.request().signer(Fixtures.wallet()).build());
        scene.assertAsked(1);
    }

    private LitException assertFails(ErrorCode code) {
        return assertFails(scene, sessions, code);
    }

    private static LitException assertFails(Scene scene, LitSessions sessions, ErrorCode code) {
        return assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> scene.sigs(sessions))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code))
                .actual();
    }

    private static String signedMessage(SessionSigs sigs) {
        return sigs.byNode().values().iterator().next().signedMessage();
    }
}
