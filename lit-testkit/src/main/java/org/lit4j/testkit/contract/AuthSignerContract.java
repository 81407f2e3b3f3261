package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.testkit.leak.SecretScanner;

/**
 * Tests what every {@link AuthSigner} promises whose answers are SIWE messages signed with {@code personal_sign}. Extend
 * it in your module's tests and return your signer from {@code openSigner}:
 *
 * <pre>{@code
 * class MySignerContractTest extends AuthSignerContract {
 *     @Override
 *     protected AuthSigner openSigner() {
 *         return new MySigner(settings);
 *     }
 * }
 * }</pre>
 *
 * <p>The rules on threads start eight of them; no rule sleeps or depends on speed. One thread at a time, as JUnit runs
 * it.
 */
public abstract class AuthSignerContract extends SignerFixture {
    private static final int ROUNDS = 3;

    /** Signature, session key, times and grant are what was asked for. */
    @Test
    void answerIsADelegationForTheRequest() {
        try (AuthSigner signer = openSigner()) {
            AuthRequest request = request(1);
            AuthSig answer = signer.sign(request);
            assertThatCode(() -> check(request, answer)).doesNotThrowAnyException();
        }
    }

    @Test
    void answerIsThePrincipals() {
        try (AuthSigner signer = openSigner()) {
            assumeGoodAnswer(signer, request(1));
            AuthSig answer = signer.sign(request(1));
            Principal answered = check(request(1), answer).principal();
            assertThat(answered.isAddress(answer.address())).isTrue();
            assertThat(signer.principal().orElse(answered)).isEqualTo(answered);
        }
    }

    @Test
    void principalIsAsExpected() {
        try (AuthSigner signer = openSigner()) {
            Optional<Principal> principal = signer.principal();
            assertThat(expectedPrincipal().or(() -> principal)).isEqualTo(principal);
        }
    }

    @Test
    void principalStaysTheSame() {
        try (AuthSigner signer = openSigner()) {
            Optional<Principal> before = signer.principal();
            signer.sign(request(1));
            signer.sign(request(2));
            assertThat(signer.principal()).isEqualTo(before);
        }
    }

    @Test
    void nonceIsTheRequests() {
        try (AuthSigner signer = openSigner()) {
            AuthRequest request = request(1);
            assertThat(message(signer.sign(request)).nonce()).isEqualTo(request.nonce());
        }
    }

    /** Not only the same moment: the same text. */
    @Test
    void expirationIsTheRequestsText() {
        String millis = request(1).expiration().text();
        String seconds = millis.substring(0, "2030-01-01T00:00:00".length());
        try (AuthSigner signer = openSigner()) {
            for (String text : List.of(millis, seconds + "Z", seconds + ".123456Z", seconds + "-03:30")) {
                AuthRequest request = request(1, "ethereum", false, Timestamp.parse(text));
                assertThat(message(signer.sign(request)).expirationTime().map(Timestamp::text))
                        .contains(text);
            }
        }
    }

    @Test
    void resourcesHoldTheRequests() {
        try (AuthSigner signer = openSigner()) {
            AuthRequest request = request(1);
            assertThat(resources(signer.sign(request))).containsAll(request.resources());
        }
    }

    /** Nodes read the last resource and refuse several capability objects (ERC-5573). */
    @Test
    void oneCapabilityObjectStandsLast() {
        try (AuthSigner signer = openSigner()) {
            List<String> resources = resources(signer.sign(request(1)));
            assertThat(resources.stream().filter(Recap::isRecap)).hasSize(1);
            assertThat(resources).last().matches(Recap::isRecap);
        }
    }

    @Test
    void statementEndsWithTheCapabilitys() {
        try (AuthSigner signer = openSigner()) {
            AuthRequest request = request(1);
            assertThat(message(signer.sign(request)).statement().orElse("")).endsWith(request.statement());
        }
    }

    /** Whatever chain is named, and whether or not a browser wallet should switch to it. */
    @Test
    void everyChainIsAnswered() {
        try (AuthSigner signer = openSigner()) {
            assumeGoodAnswer(signer, request(1));
            for (String chain : List.of("ethereum", "polygon", "yellowstone", "chronicleYellowstone")) {
                for (boolean switchChain : new boolean[] {false, true}) {
                    AuthRequest request =
                            request(1, chain, switchChain, request(1).expiration());
                    assertThatCode(() -> check(request, signer.sign(request)))
                            .as("chain %s, switchChain %s", chain, switchChain)
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void chainIdIsPositive() {
        try (AuthSigner signer = openSigner()) {
            assertThat(message(signer.sign(request(1))).chainId()).isPositive();
        }
    }

    @Test
    void everyRequestGetsItsOwnAnswer() {
        try (AuthSigner signer = openSigner()) {
            assumeGoodAnswer(signer, request(1));
            assertThatCode(() -> check(request(2), signer.sign(request(2)))).doesNotThrowAnyException();
            assertThatCode(() -> check(request(1), signer.sign(request(1)))).doesNotThrowAnyException();
        }
    }

    @Test
    void sameRequestIsAnsweredToManyThreads() {
        try (AuthSigner signer = openSigner()) {
            AuthRequest request = request(1);
            assumeGoodAnswer(signer, request);
            Together.run(thread -> {
                for (int round = 0; round < ROUNDS; round++) {
                    check(request, signer.sign(request));
                }
            });
        }
    }

    @Test
    void requestsOfManyThreadsAreNotMixedUp() {
        try (AuthSigner signer = openSigner()) {
            assumeGoodAnswer(signer, request(0));
            assumeGoodAnswer(signer, request(1));
            Together.run(thread -> {
                for (int round = 0; round < ROUNDS; round++) {
                    AuthRequest request = request(2 + thread * ROUNDS + round);
                    check(request, signer.sign(request));
                }
            });
        }
    }

    /** Nor 64 hexadecimal digits in a row, which nobody can tell from a private key. */
    @Test
    void textFormShowsNoSecret() {
        SecretScanner.Builder scanner = SecretScanner.builder();
        for (byte[] secret : secrets()) {
            scanner.secret("secret of the signer", secret);
        }
        try (AuthSigner signer = openSigner()) {
            signer.sign(request(1));
            assertThat(scanner.build().scan("toString of the signer", signer.toString()))
                    .isEmpty();
            assertThat(signer.toString().matches("(?s).*[0-9a-fA-F]{64}.*"))
                    .as("toString has 64 hexadecimal digits in a row")
                    .isFalse();
        }
    }

    @Test
    void closingTwiceDoesNothing() {
        AuthSigner signer = openSigner();
        signer.close();
        signer.close();
    }

    @Test
    void closedSignerRefusesAsClosed() {
        AuthSigner signer = openSigner();
        signer.close();
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> signer.sign(request(1)))
                .extracting(LitException::code)
                .isEqualTo(ErrorCode.CLOSED);
    }

    private static List<String> resources(AuthSig answer) {
        SiweMessage message = message(answer);
        return message.resources().orElse(List.of());
    }
}
