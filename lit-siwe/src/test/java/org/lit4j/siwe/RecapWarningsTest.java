package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.json.JsonParser;

/** What a capability object warns about. */
class RecapWarningsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'lit-pkp://*':{'*/*':[{}]}}",
                "{'lit-pkp://*':{'*/*':[{}]},'lit-pkp://1':{'Threshold/Signing':[{}]}}",
                "{'lit-pkp://1':{'Threshold/Signing':[{'uses':'3'}]},'lit-litaction://*':{'Threshold/Execution':[{}]}}",
                "{'lit-pkp://*':{'*/*':[{}],'Threshold/*':[{}]}}",
                "{'https://example.com':{'a/*':[{}]}}"
            })
    void silentWhereNodesReadWhatItSays(String grants) {
        assertThat(recap(grants).warnings()).isEmpty();
    }

    @Test
    void hidden() {
        assertThat(recap("{'lit-pkp://*':{'a/b':[{}]},'lit-pkp://1':{'Threshold/Signing':[{}]}}")
                        .warnings())
                .containsExactly("Threshold/Signing on lit-pkp://1 is hidden: where there is an entry for lit-pkp://*,"
                        + " nodes and SDKs read no other, so they refuse what this grants by meaning. Grant it on"
                        + " lit-pkp://* too, or name ids only.");
    }

    @Test
    void wildcardThatNodesDoNotKnow() {
        assertThat(recap("{'lit-accesscontrolcondition://*':{'Threshold/*':[{}]}}")
                        .warnings())
                .containsExactly(
                        "Threshold/* on lit-accesscontrolcondition://* matches nothing: by meaning it is a"
                                + " wildcard, but nodes and SDKs know only */* and whole names. Name the abilities one by one.");
    }

    @Test
    void hiddenAndAWildcardThatNodesDoNotKnow() {
        assertThat(recap("{'lit-pkp://*':{'a/b':[{}]},'lit-pkp://1':{'*/Signing':[{}]}}")
                        .warnings())
                .hasSize(2);
    }

    @Test
    void emptyRestrictions() {
        assertThat(recap("{'lit-pkp://1':{'Threshold/Signing':[]}}").warnings())
                .containsExactly("Threshold/Signing on lit-pkp://1 has the empty restriction list []: by meaning it"
                        + " grants nothing, SDKs match it all the same, and nodes drop a whole capability object that"
                        + " has one. Write [{}] for no restriction, or leave the grant out.");
    }

    @Test
    void keyThatIsNoUri() {
        assertThat(recap("{'lit-pkp://a b':{'Threshold/Signing':[{}]}}").warnings())
                .containsExactly("'lit-pkp://a b' is no URI, and nodes drop a whole capability object with such a"
                        + " resource key.");
    }

    @Test
    void statementThatNodesWriteInAnotherOrder() {
        assertThat(recap("{'a://x':{'a/b':[{}],'a.b/c':[{}]}}").warnings())
                .singleElement()
                .asString()
                .startsWith("The statement names ability namespaces in another order than nodes do");
    }

    @Test
    void otherImplementationsWarnOfNothingUnlessTheySaySo() {
        assertThat(new PlainCapability(Recap.EMPTY).warnings()).isEmpty();
    }

    private static Recap recap(String grants) {
        return Recap.of(JsonParser.parseObject(grants.replace('\'', '"'), "The grants"), List.of());
    }
}
