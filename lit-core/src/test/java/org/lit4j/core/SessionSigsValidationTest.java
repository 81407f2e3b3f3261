package org.lit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.SessionSigsValidation.Kind;
import org.lit4j.core.SessionSigsValidation.Problem;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

class SessionSigsValidationTest {
    private static final String NODE = "https://203.0.113.10:7470";
    private static final String LATER = "2024-02-04T04:05:06.789Z";
    private static final String EARLIER = "2024-02-03T04:05:06.788Z";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-03T04:05:06.789Z"), ZoneOffset.UTC);

    @Test
    void whatExpiresLaterIsValid() {
        SessionSigsValidation validation = validate(document(LATER, message(LATER), message(LATER)));

        assertThat(validation.isValid()).isTrue();
        assertThat(validation.errors()).isEmpty();
    }

    @Test
    void everyExpiredTimeIsNamedInTheSdksWords() {
        SessionSigsValidation validation =
                validate(document(EARLIER, message(LATER), message("2024-02-03T05:00:00+01:00")));

        assertThat(validation.isValid()).isFalse();
        assertThat(validation.problems())
                .containsExactly(
                        new Problem(
                                NODE,
                                OptionalInt.of(1),
                                Kind.EXPIRED,
                                "Expired capability 1. Expiration Time: 2024-02-03T04:00:00.000Z"),
                        new Problem(
                                NODE,
                                OptionalInt.empty(),
                                Kind.EXPIRED,
                                "Expired main signedMessage. Expiration Time: 2024-02-03T04:05:06.788Z"));
        assertThat(validation.errors())
                .containsExactly("Session Sig '" + NODE
                        + "': Expired capability 1. Expiration Time: 2024-02-03T04:00:00.000Z, "
                        + "Expired main signedMessage. Expiration Time: 2024-02-03T04:05:06.788Z");
    }

    @Test
    void whatExpiresNowHasExpired() {
        assertThat(validate(document("2024-02-03T04:05:06.789Z", message(LATER)))
                        .errors())
                .containsExactly("Session Sig '" + NODE
                        + "': Expired main signedMessage. Expiration Time: 2024-02-03T04:05:06.789Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2024-13-01T00:00:00Z", "2099-01-01", "0000-01-01T00:00:00+01:00"})
    void aTimeThatCannotBeReadIsShown(String time) {
        assertThat(validate(document(time, message(time))).errors())
                .containsExactly("Session Sig '" + NODE + "': Invalid Expiration Time format in capability 0: " + time
                        + ", Invalid Expiration Time format in main signedMessage: " + time);
    }

    @Test
    void missingPartsAreNamed() {
        assertThat(validate("{}").problems())
                .extracting(Problem::kind)
                .containsExactly(Kind.CAPABILITIES_MISSING, Kind.EXPIRATION_MISSING);
        assertThat(validate("{\"capabilities\":null,\"expiration\":\"\"}").errors())
                .containsExactly("Session Sig '" + NODE + "': Capabilities not found in main signedMessage., "
                        + "Expiration Time not found in outer signedMessage.");
        assertThat(validate(document(LATER)).errors())
                .containsExactly("Session Sig '" + NODE + "': No capabilities found in main signedMessage.");
        assertThat(validate("x").errors())
                .containsExactly("Session Sig '" + NODE + "': Main signedMessage is not valid JSON.");
        assertThat(validate("5").problems()).hasSize(2);
        assertThat(validate(document(LATER, "no such line")).errors())
                .containsExactly(
                        "Session Sig '" + NODE + "': Expiration Time not found in capability 0's signedMessage.");
        assertThat(validate("{\"capabilities\":[5,{}],\"expiration\":5}").problems())
                .extracting(Problem::kind)
                .containsExactly(Kind.EXPIRATION_MISSING, Kind.EXPIRATION_MISSING, Kind.EXPIRATION_MALFORMED);
    }

    @Test
    void theLastLineWithTheNameCounts() {
        String message =
                "Expiration Time: " + LATER + "\n\nExpiration Time: " + EARLIER + "\nResources:\n- urn:recap:e30";

        assertThat(validate(document(LATER, message)).problems())
                .extracting(Problem::kind)
                .containsExactly(Kind.EXPIRED);
    }

    @Test
    void aListOrAnEmptyLineDoesNotChangeTheTimeBeforeIt() {
        assertThat(validate(document(LATER, " Expiration Time :\u00a0" + LATER + " \n\n- item"))
                        .isValid())
                .isTrue();
    }

    @Test
    void aLineWithoutColonContinuesTheTimeBeforeIt() {
        assertThat(validate(document(LATER, message(LATER) + "more")).problems())
                .extracting(Problem::kind)
                .containsExactly(Kind.EXPIRATION_MALFORMED);
    }

    @Test
    void nodesKeepTheirOrder() {
        Map<String, AuthSig> byNode = new LinkedHashMap<>();
        byNode.put("https://b:1", sig("x"));
        byNode.put("https://c:1", sig(document(LATER, message(LATER))));
        byNode.put("https://a:1", sig("x"));

        assertThat(new SessionSigs(byNode).validate(CLOCK).errors())
                .containsExactly(
                        "Session Sig 'https://b:1': Main signedMessage is not valid JSON.",
                        "Session Sig 'https://a:1': Main signedMessage is not valid JSON.");
    }

    private static SessionSigsValidation validate(String signedMessage) {
        return new SessionSigs(Map.of(NODE, sig(signedMessage))).validate(CLOCK);
    }

    private static AuthSig sig(String signedMessage) {
        return AuthSig.of("ab", SessionSigs.DERIVED_VIA, signedMessage, "cd").withAlgo(SessionSigs.ALGO);
    }

    private static String document(String expiration, String... capabilities) {
        JsonArray array = new JsonArray(Arrays.stream(capabilities)
                .<JsonValue>map(
                        message -> AuthSig.personalSign("0x", message, "0x").json())
                .toList());
        return JsonObject.builder()
                .put("capabilities", array)
                .put("expiration", expiration)
                .build()
                .stringify();
    }

    private static String message(String expiration) {
        return "localhost wants you to sign in with your Ethereum account:\n0xEc\n\nA statement.\n\n"
                + "URI: lit:session:cd\nIssued At: 2024-02-03T04:05:06.789Z\nExpiration Time: " + expiration + "\n";
    }
}
