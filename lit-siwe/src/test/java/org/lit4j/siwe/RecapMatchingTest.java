package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonParser;

/** What SDKs and nodes find granted, row by row, and what is granted by meaning. */
class RecapMatchingTest {
    private static final String ACC = "lit-accesscontrolcondition://";

    /** Each row: what is granted, what is asked, the answer as nodes match, the answer by meaning. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'lit-pkp://*':{'*/*':[{}]}}                     | lit-pkp://1#pkp-signing          | true  | true
            {'lit-pkp://1':{'*/*':[{}]}}                     | lit-pkp://1#pkp-signing          | true  | true
            {'lit-pkp://*':{'Threshold/Signing':[{}]}}       | lit-pkp://1#pkp-signing          | true  | true
            {'lit-pkp://*':{'Threshold/Signing':[{}]}}       | lit-pkp://*#pkp-signing          | true  | true
            {'lit-pkp://1':{'Threshold/Signing':[{}]}}       | lit-pkp://1#pkp-signing          | true  | true
            {'lit-pkp://*':{'Threshold/*':[{}]}}             | lit-pkp://1#pkp-signing          | false | true
            {'lit-pkp://*':{'*/Signing':[{}]}}               | lit-pkp://1#pkp-signing          | false | true
            {'lit-pkp://*':{'Thres*/Signing':[{}]}}          | lit-pkp://1#pkp-signing          | false | false
            {'lit-pkp://*':{'threshold/signing':[{}]}}       | lit-pkp://1#pkp-signing          | false | false
            {'lit-pkp://*':{'Threshold/Signing':[{}]}}       | lit-litaction://1#lit-action-execution | false | false
            {'lit-pkp://1*':{'Threshold/Signing':[{}]}}      | lit-pkp://12#pkp-signing         | false | false
            {'lit-pkp://1':{'Threshold/Signing':[{}]}}       | lit-pkp://2#pkp-signing          | false | false
            {'lit-pkp://1':{'Threshold/Signing':[{}]}}       | lit-pkp://*#pkp-signing          | false | false
            {'lit-pkp://1':{'Threshold/Signing':[]}}         | lit-pkp://1#pkp-signing          | true  | false
            {'lit-pkp://1':{'Threshold/Signing':[{'k':1}]}}  | lit-pkp://1#pkp-signing          | true  | true
            {'lit-pkp://1':{}}                               | lit-pkp://1#pkp-signing          | false | false
            {'lit-pkp://*':{},'lit-pkp://1':{'*/*':[{}]}}    | lit-pkp://1#pkp-signing          | false | true
            {}                                               | lit-pkp://1#pkp-signing          | false | false
            """)
    void matches(String granted, String asked, boolean asNodes, boolean byMeaning) {
        check(granted.replace('\'', '"'), asked, asNodes, byMeaning);
    }

    @Test
    void aGrantOnOneIdDoesNotCoverAll() {
        check(
                "{\"" + ACC + "abc\":{\"Threshold/Decryption\":[{}]}}",
                ACC + "*#access-control-condition-decryption",
                false,
                false);
    }

    @Test
    void aWildcardEntryHidesTheExactOne() {
        String granted =
                "{\"" + ACC + "*\":{\"Threshold/Signing\":[{}]},\"" + ACC + "abc\":{\"Threshold/Decryption\":[{}]}}";
        check(granted, ACC + "abc#access-control-condition-decryption", false, true);
        check(granted, ACC + "abc#access-control-condition-signing", true, true);
    }

    @Test
    void theOrderOfEntriesDoesNotMatter() {
        check(
                "{\"" + ACC + "abc\":{\"Threshold/Decryption\":[{}]},\"" + ACC + "*\":{\"Threshold/Signing\":[{}]}}",
                ACC + "abc#access-control-condition-decryption",
                false,
                true);
        check("{\"lit-pkp://1\":{\"a/b\":[{}],\"*/*\":[{}]}}", "lit-pkp://1#pkp-signing", true, true);
    }

    @Test
    void aPairThatDoesNotExistCannotBeAsked() {
        assertThatThrownBy(() ->
                        ResourceAbilityRequest.of(LitResource.pkp("1"), LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ABILITY_NOT_SUPPORTED));
    }

    private static void check(String granted, String asked, boolean asNodes, boolean byMeaning) {
        Recap recap = Recap.of(JsonParser.parseObject(granted, "The grants"), List.of());
        ResourceAbilityRequest request = ResourceAbilityRequest.parse(asked);

        assertThat(recap.covers(request)).isEqualTo(asNodes);
        assertThat(recap.explain(request).granted()).isEqualTo(asNodes);
        assertThat(recap.explain(request, Reading.BY_MEANING).granted()).isEqualTo(byMeaning);
    }
}
