package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;

/** The algebra by hand: restriction lists, wildcards, proofs, and what can and cannot be built. */
class RecapAlgebraTest {
    private static final String V0 = "QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n";
    private static final String V1 = "zdj7Wkkhxcu2rsiN6GUyHCLsSLL47kdUNfjbFqBUUhMFTZKBi";

    /** The restriction lists of one ability on one resource: what each operation makes of them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # this            | other             | covers | union             | minus
            [{}]              | [{}]              | true   | [{}]              | -
            [{}]              | [{'k':1}]         | true   | [{}]              | [{}]
            [{}]              | []                | true   | [{}]              | [{}]
            [{},{}]           | [{}]              | true   | [{}]              | -
            [{'k':1},{}]      | [{}]              | true   | [{}]              | -
            [{'k':1},{}]      | [{'k':1}]         | true   | [{}]              | [{}]
            [{'k':1}]         | [{}]              | false  | [{}]              | -
            [{'k':1}]         | [{'k':1}]         | true   | [{'k':1}]         | -
            [{'k':1}]         | [{'k':2}]         | false  | [{'k':1},{'k':2}] | [{'k':1}]
            [{'k':1},{'k':2}] | [{'k':2}]         | true   | [{'k':1},{'k':2}] | [{'k':1}]
            [{'k':1}]         | [{'k':1},{'k':2}] | false  | [{'k':1},{'k':2}] | -
            [{'k':1},{'k':1}] | []                | true   | [{'k':1}]         | [{'k':1}]
            [{'a':1,'b':2}]   | [{'b':2,'a':1}]   | true   | [{'a':1,'b':2}]   | -
            [{'a':[1,2]}]     | [{'a':[2,1]}]     | false  | [{'a':[1,2]},{'a':[2,1]}] | [{'a':[1,2]}]
            [{'k':-0}]        | [{'k':0}]         | true   | [{'k':0}]         | -
            []                | [{}]              | false  | [{}]              | -
            []                | []                | true   | -                 | -
            """)
    void restrictionLists(
            String one,
            String other,
            boolean covers,
            @org.jspecify.annotations.Nullable String union,
            @org.jspecify.annotations.Nullable String minus) {
        assertThat(list(one).covers(list(other))).isEqualTo(covers);
        assertThat(list(one).union(list(other))).isEqualTo(union == null ? Recap.EMPTY : list(union));
        assertThat(list(one).minus(list(other))).isEqualTo(minus == null ? Recap.EMPTY : list(minus));
    }

    @Test
    void severalGrantsMayCoverOneTogether() {
        Recap apart = recap("{'lit-pkp://*':{'a/b':[{'k':1}]},'lit-pkp://1':{'a/*':[{'k':2}]}}");

        assertThat(apart.covers(recap("{'lit-pkp://1':{'a/b':[{'k':2},{'k':1}]}}")))
                .isTrue();
        assertThat(apart.covers(recap("{'lit-pkp://2':{'a/b':[{'k':2},{'k':1}]}}")))
                .isFalse();
    }

    @Test
    void wildcardsCoverKeysOfTheirPrefixWhateverItIs() {
        Recap all = recap("{'https://*':{'*/*':[{}]}}");

        assertThat(all.covers(recap("{'https://example.com/a':{'crud/read':[{}]}}")))
                .isTrue();
        assertThat(all.covers(recap("{'http://example.com/a':{'crud/read':[{}]}}")))
                .isFalse();
        assertThat(all.covers(recap("{'mailto:a@b':{'crud/read':[{}]}}"))).isFalse();
        assertThat(recap("{'x':{'a/b':[{}]}}").covers(recap("{'x':{'a/b':[{}]}}")))
                .isTrue();
    }

    @Test
    void allIdsLessOneCannotBeWritten() {
        Recap all = recap("{'lit-pkp://*':{'Threshold/Signing':[{}]}}");

        assertThat(all.minus(recap("{'lit-pkp://1':{'Threshold/Signing':[{}]}}")))
                .isEqualTo(all);
    }

    @Test
    void coversAnyImplementation() {
        Recap recap = Recap.builder()
                .grantAll(LitResource.pkp("*"))
                .proof(Cid.parse(V0))
                .build();

        assertThat(recap.covers(new PlainCapability(recap))).isTrue();
        assertThat(Recap.of(new PlainCapability(recap))).isEqualTo(recap);
        assertThat(Recap.EMPTY.covers(new PlainCapability(recap))).isFalse();
    }

    @Test
    void proofsAreKeptAndJoinedOnce() {
        Recap one = Recap.builder()
                .grantAll(LitResource.pkp("1"))
                .proof(Cid.parse(V0))
                .build();
        Recap other = Recap.builder().proof(Cid.parse(V1)).build();

        assertThat(one.union(other).cids()).containsExactly(Cid.parse(V0));
        assertThat(one.minus(one).cids()).containsExactly(Cid.parse(V0));
        assertThat(one.narrowTo(List.of()).cids()).containsExactly(Cid.parse(V0));
    }

    @Test
    void equalityLooksAtTheProofsAsTheyAreEncoded() {
        Recap one = Recap.builder().proof(Cid.parse(V0)).build();

        assertThat(one)
                .isEqualTo(Recap.builder().proof(Cid.parse(V1)).build())
                .isNotEqualTo(Recap.EMPTY)
                .isNotEqualTo("a text");
    }

    @Test
    void narrowingARestrictedGrantKeepsTheRestriction() {
        Recap recap = recap("{'lit-pkp://*':{'*/*':[{'k':1}]},'lit-pkp://1':{'Threshold/*':[{'k':2}]}}");
        ResourceAbilityRequest one = ResourceAbilityRequest.parse("lit-pkp://1#pkp-signing");
        ResourceAbilityRequest all = ResourceAbilityRequest.parse("lit-pkp://*#pkp-signing");

        assertThat(recap.narrowTo(List.of(one)))
                .isEqualTo(recap("{'lit-pkp://1':{'Threshold/Signing':[{'k':2},{'k':1}]}}"));
        assertThat(recap.narrowTo(List.of(all))).isEqualTo(recap("{'lit-pkp://*':{'Threshold/Signing':[{'k':1}]}}"));
        assertThat(recap.narrowTo(List.of(one, one))).isEqualTo(recap.narrowTo(List.of(one)));
    }

    @Test
    void aNameWithHalfACharacterIsRefused() {
        assertRefused(() -> Recap.builder().grant("x:\ud800", "a", "b", JsonObject.EMPTY));
        assertRefused(() -> Recap.builder().grant("x:y", "a", "b", JsonObject.of("\udc00", new JsonNumber(1))));
        assertRefused(() -> Recap.of(
                JsonObject.of("x:y", JsonParser.parse("{\"a/b\":[{\"k\":[{}]}]}", "x"))
                        .with("\ud800", JsonObject.EMPTY),
                List.of()));
    }

    @Test
    void namesThatLookLikeArrayIndicesAreReadAgain() {
        Recap recap = recap("{'x:y':{'a/b':[{'10':1,'9':2}]}}");

        assertThat(Recap.decode(recap.urn())).isEqualTo(recap);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable building) {
        assertThatThrownBy(building)
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RECAP_INVALID));
    }

    private static Recap list(String list) {
        return recap("{'lit-pkp://1':{'Threshold/Signing':" + list + "}}");
    }

    private static Recap recap(String grants) {
        return Recap.of(JsonParser.parseObject(grants.replace('\'', '"'), "The grants"), List.of());
    }
}
