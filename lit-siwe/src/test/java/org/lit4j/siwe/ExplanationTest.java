package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.json.JsonParser;
import org.lit4j.siwe.Explanation.Reason;

/** Every reason, with the sentence that a person reads. */
class ExplanationTest {
    private static final ResourceAbilityRequest SIGN = ResourceAbilityRequest.parse("lit-pkp://1#pkp-signing");
    private static final ResourceAbilityRequest SIGN_ALL = ResourceAbilityRequest.parse("lit-pkp://*#pkp-signing");

    @Test
    void granted() {
        Explanation found = recap("{'lit-pkp://*':{'*/*':[{}]}}").explain(SIGN);

        assertThat(found.reason()).isEqualTo(Reason.GRANTED);
        assertThat(found.entry())
                .contains(new RecapGrant("lit-pkp://*", "*/*", List.of(org.lit4j.core.json.JsonObject.EMPTY)));
        assertThat(found).hasToString("As nodes match, lit-pkp://1#pkp-signing is granted by */* on lit-pkp://*.");
    }

    @Test
    void grantedWithARestriction() {
        assertThat(recap("{'lit-pkp://1':{'Threshold/Signing':[{'uses':3}]}}").explain(SIGN, Reading.BY_MEANING))
                .hasToString("By meaning, lit-pkp://1#pkp-signing is granted by Threshold/Signing on lit-pkp://1,"
                        + " restricted to [{\"uses\":3}].");
    }

    @Test
    void otherId() {
        Explanation found =
                recap("{'lit-pkp://2':{'Threshold/Signing':[{}],'*/*':[{}]}}").explain(SIGN);

        assertThat(found.reason()).isEqualTo(Reason.OTHER_ID);
        assertThat(found)
                .hasToString("As nodes match, lit-pkp://1#pkp-signing is not granted: the nearest grant,"
                        + " */* on lit-pkp://2, is for another id.");
    }

    @Test
    void oneIdIsNotAll() {
        Explanation found = recap("{'lit-pkp://2':{'Threshold/Signing':[{}]}}").explain(SIGN_ALL);

        assertThat(found.reason()).isEqualTo(Reason.OTHER_ID);
        assertThat(found)
                .hasToString("As nodes match, lit-pkp://*#pkp-signing is not granted: the nearest grant,"
                        + " Threshold/Signing on lit-pkp://2, is for one id, and that is not all of them.");
    }

    @Test
    void otherAbility() {
        Explanation found =
                recap("{'lit-pkp://1':{'a/b':[{}]},'lit-pkp://2':{'*/*':[{}]}}").explain(SIGN);

        assertThat(found.reason()).isEqualTo(Reason.OTHER_ABILITY);
        assertThat(found)
                .hasToString("As nodes match, lit-pkp://1#pkp-signing is not granted: the nearest grant,"
                        + " a/b on lit-pkp://1, is for another ability; needed is Threshold/Signing or */*.");
    }

    @Test
    void aWildcardThatNodesDoNotKnow() {
        Recap recap = recap("{'lit-pkp://1':{'Threshold/*':[{}],'a/b':[{}]}}");

        assertThat(recap.explain(SIGN).reason()).isEqualTo(Reason.OTHER_ABILITY);
        assertThat(recap.explain(SIGN))
                .hasToString("As nodes match, lit-pkp://1#pkp-signing is not granted: the nearest grant,"
                        + " Threshold/* on lit-pkp://1, is for another ability; needed is Threshold/Signing or */*,"
                        + " for nodes and SDKs know no other wildcard.");
        assertThat(recap.explain(SIGN, Reading.BY_MEANING).granted()).isTrue();
    }

    @Test
    void hiddenByAWildcardEntry() {
        Recap recap = recap("{'lit-pkp://*':{'a/b':[{}]},'lit-pkp://1':{'Threshold/Signing':[{}]}}");

        assertThat(recap.explain(SIGN).reason()).isEqualTo(Reason.HIDDEN_BY_WILDCARD);
        assertThat(recap.explain(SIGN))
                .hasToString("As nodes match, lit-pkp://1#pkp-signing is not granted: Threshold/Signing on lit-pkp://1"
                        + " would grant it, but nodes and SDKs read only the entry for lit-pkp://*, which does not.");
        assertThat(recap.explain(SIGN, Reading.BY_MEANING).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    void emptyRestrictions() {
        Recap recap = recap("{'lit-pkp://1':{'Threshold/Signing':[]}}");

        assertThat(recap.explain(SIGN).reason()).isEqualTo(Reason.GRANTED);
        assertThat(recap.explain(SIGN, Reading.BY_MEANING).reason()).isEqualTo(Reason.EMPTY_RESTRICTIONS);
        assertThat(recap.explain(SIGN, Reading.BY_MEANING))
                .hasToString("By meaning, lit-pkp://1#pkp-signing is not granted: Threshold/Signing on lit-pkp://1 has"
                        + " the empty restriction list [], which leaves no way to use it.");
    }

    @Test
    void nothingOfThisKind() {
        Explanation found = recap("{'lit-litaction://*':{'*/*':[{}]}}").explain(SIGN);

        assertThat(found.reason()).isEqualTo(Reason.NOTHING_OF_THIS_KIND);
        assertThat(found.entry()).isEmpty();
        assertThat(found)
                .hasToString("As nodes match, lit-pkp://1#pkp-signing is not granted: there is no grant on any resource"
                        + " lit-pkp://….");
    }

    private static Recap recap(String grants) {
        return Recap.of(JsonParser.parseObject(grants.replace('\'', '"'), "The grants"), List.of());
    }
}
