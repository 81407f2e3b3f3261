package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.siwe.Recap;

/** Items 29 to 35: what covers what, as nodes and SDKs match. */
class MatchingChecklistTest {
    private static final LitResource ANY_CONDITION = LitResource.accessControlCondition("*");
    private static final LitResource ONE_CONDITION = LitResource.accessControlCondition("abc");

    private static boolean covers(Recap recap, LitResource resource, LitAbility ability) {
        return recap.covers(ResourceAbilityRequest.of(resource, ability));
    }

    @Test
    void item029_everyAbilityOnAnExactKey() {
        int pairs = 0;
        for (Kind kind : Kind.values()) {
            Recap recap = Recap.builder().grantAll(kind.of("1")).build();
            for (LitAbility ability : kind.abilities()) {
                assertThat(covers(recap, kind.of("1"), ability)).isTrue();
                assertThat(covers(recap, kind.of("2"), ability)).isFalse();
                pairs++;
            }
        }
        assertThat(pairs).isEqualTo(6);
    }

    @Test
    void item030_everyAbilityOnTheWildcardKey() {
        for (Kind kind : Kind.values()) {
            Recap recap = Recap.builder().grantAll(kind.of("*")).build();
            for (LitAbility ability : kind.abilities()) {
                for (String id : new String[] {"*", "", "1", "a/b"}) {
                    assertThat(covers(recap, kind.of(id), ability))
                            .as(kind + " " + id)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void item031_aNamespaceWildcardCoversNothing() {
        Recap recap = Recap.builder()
                .grant("lit-pkp://*", "Threshold", "*", JsonObject.EMPTY)
                .grant("lit-pkp://1", "Threshold", "*", JsonObject.EMPTY)
                .build();
        assertThat(covers(recap, LitResource.pkp("1"), LitAbility.PKP_SIGNING)).isFalse();
        assertThat(recap.covers(Fixture.ANY_PKP)).isFalse();
    }

    @Test
    void item032_anExactIdDoesNotCoverTheWildcard() {
        Recap recap = Recap.builder()
                .grant(ONE_CONDITION, LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                .build();
        assertThat(recap.covers(Fixture.decryption("abc"))).isTrue();
        assertThat(recap.covers(Fixture.ANY_DECRYPTION)).isFalse();
    }

    @Test
    void item033_aWildcardEntryHidesAnExactOne() {
        Recap recap = Recap.builder()
                .grant(ONE_CONDITION, LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                .grant(ANY_CONDITION, LitAbility.ACCESS_CONTROL_CONDITION_SIGNING)
                .build();
        assertThat(recap.covers(Fixture.decryption("abc"))).isFalse();
        assertThat(covers(recap, ONE_CONDITION, LitAbility.ACCESS_CONTROL_CONDITION_SIGNING))
                .isTrue();
    }

    @Test
    void item034_restrictionsDoNotMatter() {
        for (String restrictions : new String[] {"[]", "[{}]", "[{\"uses\":\"0\"}]", "[{},{\"a\":[1]}]"}) {
            Recap recap = Recap.of(
                    JsonParser.parseObject(
                            "{\"lit-pkp://1\":{\"Threshold/Signing\":" + restrictions + "}}", "The grants"),
                    java.util.List.of());
            assertThat(covers(recap, LitResource.pkp("1"), LitAbility.PKP_SIGNING))
                    .as(restrictions)
                    .isTrue();
        }
    }

    @Test
    void item035_anotherKindIsNotCovered() {
        Recap recap = Recap.builder().grantAll(LitResource.pkp("*")).build();
        assertThat(covers(recap, LitResource.litAction("1"), LitAbility.LIT_ACTION_EXECUTION))
                .isFalse();
    }
}
