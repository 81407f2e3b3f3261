package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonBoolean;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.siwe.Cid;
import org.lit4j.siwe.Recap;

/** Items 36 to 49: the encoded form of capability objects. */
class RecapChecklistTest {
    private static final LitResource CONDITIONS = LitResource.accessControlCondition("*");
    private static final LitResource PKPS = LitResource.pkp("*");
    private static final LitResource ACTIONS = LitResource.litAction("*");

    private static Recap of(String attenuations) {
        return Recap.of(JsonParser.parseObject(attenuations, "The grants"), List.of());
    }

    private static String urn(String payload) {
        return "urn:recap:"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
    }

    private static Recap random(Random random) {
        String[] keys = {"lit-pkp://*", "a://" + random.nextInt(100), "urn:ü", "Z://\uD800\uDC00\uFF61", "b c\"\\/"};
        Recap.Builder recap = Recap.builder();
        for (int i = random.nextInt(6); i > 0; i--) {
            recap.grant(
                    keys[random.nextInt(keys.length)],
                    List.of("a", "a.b", "B", "*").get(random.nextInt(4)),
                    List.of("x", "y_z", "*").get(random.nextInt(3)),
                    object(random, 2));
        }
        if (random.nextBoolean()) {
            recap.proof(Cid.parse("bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi"));
        }
        return recap.build();
    }

    private static JsonObject object(Random random, int depth) {
        JsonObject.Builder out = JsonObject.builder();
        for (int i = random.nextInt(3); i > 0; i--) {
            out.put(List.of("z", "a", "10", "ä").get(random.nextInt(4)), value(random, depth));
        }
        return out.build();
    }

    private static JsonValue value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> new JsonNumber(random.nextInt(1000) / 8.0);
            case 1 -> new JsonString("s" + (char) random.nextInt(0xD800));
            case 2 -> new JsonBoolean(random.nextBoolean());
            case 3 -> JsonNull.NULL;
            case 4 -> JsonArray.of(value(random, depth - 1), value(random, depth - 1));
            default -> object(random, depth - 1);
        };
    }

    @Test
    void item036_theEmptyRecap() {
        assertThat(Recap.EMPTY.urn()).isEqualTo("urn:recap:eyJhdHQiOnt9LCJwcmYiOltdfQ");
    }

    @Test
    void item037_theRowsOfTheTableInAnyOrder() {
        String row2 = "urn:recap:eyJhdHQiOnsibGl0LWFjY2Vzc2NvbnRyb2xjb25kaXRpb246Ly8qIjp7IiovKiI6W3t9XX0sImxpdC1wa3A6"
                + "Ly8qIjp7IiovKiI6W3t9XX19LCJwcmYiOltdfQ";
        String row3 = "urn:recap:eyJhdHQiOnsibGl0LWxpdGFjdGlvbjovLyoiOnsiVGhyZXNob2xkL0V4ZWN1dGlvbiI6W3t9XX0sImxpdC1w"
                + "a3A6Ly8qIjp7IlRocmVzaG9sZC9TaWduaW5nIjpbe31dfX0sInByZiI6W119";
        String row4 = "urn:recap:eyJhdHQiOnsibGl0LWFjY2Vzc2NvbnRyb2xjb25kaXRpb246Ly8qIjp7IlRocmVzaG9sZC9EZWNyeXB0aW9u"
                + "Ijpbe31dfSwibGl0LWxpdGFjdGlvbjovLyoiOnsiVGhyZXNob2xkL0V4ZWN1dGlvbiI6W3t9XX0sImxpdC1wa3A6Ly8qIjp7"
                + "IlRocmVzaG9sZC9TaWduaW5nIjpbe31dfX0sInByZiI6W119";

        assertThat(Recap.builder().grantAll(CONDITIONS).grantAll(PKPS).build().urn())
                .isEqualTo(row2);
        assertThat(Recap.builder().grantAll(PKPS).grantAll(CONDITIONS).build().urn())
                .isEqualTo(row2);
        assertThat(Recap.builder()
                        .grant(PKPS, LitAbility.PKP_SIGNING)
                        .grant(ACTIONS, LitAbility.LIT_ACTION_EXECUTION)
                        .build()
                        .urn())
                .isEqualTo(row3);
        assertThat(Recap.builder()
                        .grant(PKPS, LitAbility.PKP_SIGNING)
                        .grant(CONDITIONS, LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                        .grant(ACTIONS, LitAbility.LIT_ACTION_EXECUTION)
                        .build()
                        .urn())
                .isEqualTo(row4);
    }

    @Test
    void item038_membersAreSortedAndArraysAreNot() {
        Recap recap = Recap.builder()
                .grant(
                        LitResource.rateLimitIncrease("1"),
                        LitAbility.RATE_LIMIT_INCREASE_AUTH,
                        JsonParser.parseObject(
                                "{\"uses\":\"1\",\"delegate_to\":[\"b\",\"a\"],\"nft_id\":[\"1\"]}", "The restriction"))
                .build();
        assertThat(recap.payload())
                .isEqualTo("{\"att\":{\"lit-ratelimitincrease://1\":{\"Auth/Auth\":[{\"delegate_to\":[\"b\",\"a\"],"
                        + "\"nft_id\":[\"1\"],\"uses\":\"1\"}]}},\"prf\":[]}");
    }

    @Test
    void item039_theUrnIsUnpaddedBase64url() {
        Random random = new Random(39);
        for (int i = 0; i < 200; i++) {
            assertThat(random(random).urn()).matches("urn:recap:[A-Za-z0-9_-]+");
        }
        assertThat(of("{\"a://?>?>?>\":{\"a/b\":[{}]}}").urn()).containsAnyOf("-", "_");
    }

    @Test
    void item040_keysAreWrittenRawAsUtf8() {
        String urn = of("{\"urn:ü\uD83D\uDE00\":{\"a/b\":[{}]}}").urn();
        byte[] payload = Base64.getUrlDecoder().decode(urn.substring("urn:recap:".length()));
        assertThat(new String(payload, StandardCharsets.UTF_8))
                .isEqualTo("{\"att\":{\"urn:ü\uD83D\uDE00\":{\"a/b\":[{}]}},\"prf\":[]}");
    }

    @Test
    void item041_keysAreSortedByUtf16CodeUnit() {
        String payload = of("{\"a:\uFF61\":{\"a/b\":[{}]},\"a:\uD800\uDC00\":{\"a/b\":[{}]}}")
                .payload();
        assertThat(payload.indexOf("\uD800\uDC00")).isPositive().isLessThan(payload.indexOf("\uFF61"));
    }

    @Test
    void item042_numbersFollowEcmaScript() {
        assertThat(of("{\"a://b\":{\"a/b\":[{\"n\":[1e21,1.0,-0,1e-7,123456789.5,0.000001]}]}}")
                        .payload())
                .contains("{\"n\":[1e+21,1,0,1e-7,123456789.5,0.000001]}");
    }

    @Test
    void item043_proofsAreWrittenAsBase58CidV1() {
        Cid v0 = Cid.parse("QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n");
        Cid v1 = Cid.parse("bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi");
        assertThat(Recap.builder().proof(v0).proof(v1).build().payload())
                .isEqualTo("{\"att\":{},\"prf\":[\"zdj7Wkkhxcu2rsiN6GUyHCLsSLL47kdUNfjbFqBUUhMFTZKBi\","
                        + "\"zdj7Wic6KcJAfWz1c9o4M6kq9Lwd5BfbxkVafnrojaaGiSFxM\"]}");
        assertThat(v1).hasToString("bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi");
    }

    @Test
    void item044_abilitiesHaveOneSlashAndFewCharacters() {
        for (String ability : new String[] {"a", "a/b/c", "/b", "a/", "a b/c", "ä/b", "a/b:c", ""}) {
            Refused.with(ErrorCode.RECAP_INVALID, () -> of("{\"a://b\":{\"" + ability + "\":[{}]}}"));
        }
        assertThat(of("{\"a://b\":{\"aZ0.*_+-/x\":[{}]}}").grants()).hasSize(1);
    }

    @Test
    void item045_restrictionListsMayBeEmptyAndHoldObjects() {
        assertThat(of("{\"a://b\":{\"a/b\":[]}}").payload()).contains("{\"a/b\":[]}");
        for (String element : new String[] {"[]", "1", "null", "\"x\""}) {
            Refused.with(ErrorCode.RECAP_INVALID, () -> of("{\"a://b\":{\"a/b\":[" + element + "]}}"));
        }
    }

    @Test
    void item046_paddingIsReadAndTheOtherAlphabetIsNot() {
        assertThat(Recap.decode("urn:recap:eyJhdHQiOnt9LCJwcmYiOltdfQ==")).isEqualTo(Recap.EMPTY);
        String urn = of("{\"a://?>?>?>\":{\"a/b\":[{}]}}").urn();
        assertThat(urn).contains("_").contains("-");
        Refused.with(ErrorCode.RECAP_INVALID, () -> Recap.decode(urn.replace('_', '/')));
        Refused.with(ErrorCode.RECAP_INVALID, () -> Recap.decode(urn.replace('-', '+')));
    }

    @Test
    void item047_whatIsNotSortedIsRefused() {
        String unsorted = "{\"att\":{\"b:\":{\"a/b\":[{}]},\"a:\":{\"a/b\":[{}]}},\"prf\":[]}";
        String inside = "{\"att\":{\"a:\":{\"a/b\":[{\"b\":1,\"a\":2}]}},\"prf\":[]}";
        Refused.with(ErrorCode.RECAP_INVALID, () -> Recap.decode(urn(unsorted)));
        Refused.with(ErrorCode.RECAP_INVALID, () -> Recap.decode(urn(inside)));
        assertThat(Recap.decode(urn("{\"prf\":[],\"att\":{}}"))).isEqualTo(Recap.EMPTY);
    }

    @Test
    void item048_thePrefixIsNeeded() {
        assertThat(Refused.with(ErrorCode.RECAP_INVALID, () -> Recap.decode("urn:rekap:eyJhdHQiOnt9LCJwcmYiOltdfQ")))
                .hasMessageContaining("does not begin with urn:recap:");
    }

    @Test
    void item049_decodingGivesBackWhatWasEncoded() {
        long seed = 49;
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            Recap recap = random(random);
            assertThat(Recap.decode(recap.urn())).as("seed %d, run %d", seed, i).isEqualTo(recap);
        }
    }
}
