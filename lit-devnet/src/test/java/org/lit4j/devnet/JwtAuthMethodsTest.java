package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** The nodes' own table for Stytch; tokens of Google and Apple by the same rules. */
class JwtAuthMethodsTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Tokens TOKENS = Tokens.fresh(2048);
    private static final JwtAuthMethods METHODS = JwtAuthMethods.NONE
            .withGoogle(JsonWebKeys.parse(TOKENS.jwks()))
            .withApple(JsonWebKeys.parse(TOKENS.jwks()))
            .withStytch(Tokens.PROJECT, JsonWebKeys.parse(TOKENS.jwks()));

    private static JsonObject claims(Instant end) {
        return JsonObject.builder()
                .put("iss", "https://issuer.example")
                .put("sub", "User-1")
                .put("aud", "App-1")
                .put("exp", end.getEpochSecond())
                .build();
    }

    private static JsonObject session(String factors) {
        return JsonObject.builder()
                .put("sub", "user-test-AB")
                .put("aud", JsonArray.ofStrings(java.util.List.of(Tokens.PROJECT)))
                .put("exp", NOW.plusSeconds(300).getEpochSecond())
                .put(
                        "https://stytch.com/session",
                        JsonParser.parse("{\"id\":\"s\",\"authentication_factors\":" + factors + "}", "session"))
                .build();
    }

    private static void assertRefused(int type, String token, String problem) {
        assertThatThrownBy(() -> METHODS.verify(type, token, NOW)).isInstanceOfSatisfying(NodeFailure.class, e -> {
            assertThat(e.label()).isEqualTo("can't get auth context");
            assertThat(e.status()).isEqualTo(500);
            assertThat(e.error().stringify()).contains("Failed to verify auth method", problem);
            assertThat(e.error().stringify()).doesNotContain(token);
        });
    }

    @ParameterizedTest
    @CsvSource({"6", "8"})
    void subjectAndAudienceAreUserAndApplication(int type) {
        assertThat(METHODS.verify(type, TOKENS.issue(claims(NOW.plusSeconds(1))), NOW))
                .isEqualTo(new AuthMethodContext(type, "User-1", "App-1", NOW.plusSeconds(1)));
    }

    @Test
    void aSessionOfStytchAloneIsItsSubject() {
        assertThat(METHODS.verify(9, TOKENS.issue(session("[]")), NOW))
                .isEqualTo(new AuthMethodContext(9, "user-test-ab", Tokens.PROJECT, NOW.plusSeconds(300)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 | [{\"email_factor\":{\"email_address\":\"A@Example.com\"}}] | a@example.com",
                "11 | [{\"phone_number_factor\":{\"phone_number\":\"+15550100\"}}] | +15550100",
                "12 | [{\"phone_number_factor\":{\"phone_number\":\"+15550101\"}}] | +15550101",
                "13 | [{\"authenticator_app_factor\":{\"totp_id\":\"TOTP-1\"}}] | totp-1"
            })
    void theFirstFactorOfAStytchSessionIsTheUser(int type, String factors, String user) {
        assertThat(METHODS.verify(type, TOKENS.issue(session(factors)), NOW).userId())
                .isEqualTo(user);
        String other = "[{\"delivery_method\":\"x\"}," + factors.substring(1);
        assertRefused(type, TOKENS.issue(session(other)), "The token's first factor");
    }

    @Test
    void theSecondIsTheLastOne() {
        assertThat(METHODS.verify(6, TOKENS.issue(claims(NOW)), NOW).expiresAt())
                .isEqualTo(NOW);
        assertRefused(6, TOKENS.issue(claims(NOW.minusSeconds(1))), "has expired");
        assertRefused(6, TOKENS.issue(claims(NOW).with("exp", JsonNull.NULL)), "has expired, or never does");
    }

    @ParameterizedTest
    @CsvSource({"none", "HS256", "RS512", "rs256", "''"})
    void noOtherAlgorithmWillDo(String alg) {
        JsonObject header =
                JsonObject.builder().put("alg", alg).put("kid", Tokens.KID).build();

        assertRefused(6, TOKENS.issue(header, claims(NOW)), "algorithm is not RS256");
    }

    @Test
    void keyAndSignatureMustFit() {
        JsonObject header =
                JsonObject.builder().put("alg", "RS256").put("kid", "other").build();
        assertRefused(6, TOKENS.issue(header, claims(NOW)), "a key that the key set does not have");
        assertRefused(8, Tokens.fresh(2048).issue(claims(NOW)), "signature is not valid");
        String good = TOKENS.issue(claims(NOW));
        String forged = TOKENS.issue(claims(NOW).with("sub", new JsonString("User-2")));
        String mixed = forged.substring(0, forged.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));
        assertRefused(6, mixed, "signature is not valid");
        assertRefused(6, good.substring(0, good.lastIndexOf('.') + 1), "signature is not valid");
    }

    @Test
    void whatIsNoTokenIsRefused() {
        String good = TOKENS.issue(claims(NOW));
        assertRefused(6, good + ".x", "has 4 parts");
        assertRefused(6, good + "=", "signature is no base64url");
        assertRefused(6, "e30.W10.AA", "claims is no JSON object");
        assertRefused(6, TOKENS.issue(claims(NOW).with("aud", JsonArray.EMPTY)), "claim 'aud' is no text");
        assertRefused(9, good, "is no project of Stytch");
        JsonValue foreign = JsonArray.of(new JsonString("project-live-1"));
        assertRefused(9, TOKENS.issue(session("[]").with("aud", foreign)), "was given no keys");
    }

    @Test
    void withoutKeysThereAreNoTokens() {
        for (int type : new int[] {6, 8}) {
            assertThatThrownBy(() -> JwtAuthMethods.NONE.verify(type, TOKENS.issue(claims(NOW)), NOW))
                    .isInstanceOfSatisfying(
                            NodeFailure.class,
                            e -> assertThat(e.error().stringify()).contains("was given no keys"));
        }
    }

    @Test
    void keySetsAreReadStrictly() {
        for (String bad : new String[] {
            "{\"keys\":[]}",
            "{\"keys\":[{\"kty\":\"EC\"}]}",
            "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"*\",\"e\":\"AQAB\"}]}",
            "{}",
            Tokens.fresh(1024).jwks()
        }) {
            assertThatThrownBy(() -> LitDevnet.builder().googleKeys(bad))
                    .isInstanceOfSatisfying(
                            LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID));
        }
        assertThat(Optional.of(JsonWebKeys.parse(TOKENS.jwks()).byId().keySet()))
                .contains(java.util.Set.of(Tokens.KID));
    }
}
