package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.siwe.RecapFinding.NodesView;

/** Several capability objects in one message, as SDKs and as nodes read them. */
class SiweRecapsTest {
    private static final Recap SIGN =
            Recap.builder().grant(LitResource.pkp("1"), LitAbility.PKP_SIGNING).build();
    private static final Recap RUN = Recap.builder()
            .grant(LitResource.litAction("*"), LitAbility.LIT_ACTION_EXECUTION)
            .build();
    private static final ResourceAbilityRequest SIGNING = ResourceAbilityRequest.parse("lit-pkp://1#pkp-signing");
    private static final ResourceAbilityRequest RUNNING =
            ResourceAbilityRequest.parse("lit-litaction://x#lit-action-execution");
    private static final String UNREADABLE = "urn:recap:AAAA";

    @Test
    void noneIsAcceptedAndGrantsNothing() {
        RecapFindings none = SiweRecaps.all(message("Hello", "https://example.com"));

        assertThat(none.all()).isEmpty();
        assertThat(none.nodesAccept()).isTrue();
        assertThat(none.nodesGrant(SIGNING)).isFalse();
    }

    @Test
    void oneThatStandsInTheStatement() {
        RecapFindings found = SiweRecaps.all(message("Hello " + SIGN.statement(), "https://example.com", SIGN.urn()));

        assertThat(found.all()).hasSize(1);
        RecapFinding one = found.all().get(0);
        assertThat(one.position()).isEqualTo(2);
        assertThat(one.recap()).contains(SIGN);
        assertThat(one.asNodesRead()).contains(SIGN);
        assertThat(one.error()).isEmpty();
        assertThat(one.statementMatches()).isTrue();
        assertThat(one.nodes()).isEqualTo(NodesView.READ);
        assertThat(one).hasToString("Resource 2, a capability object, is read by nodes and stands in the statement.");
        assertThat(found.nodesAccept()).isTrue();
        assertThat(found.nodesGrant(SIGNING)).isTrue();
        assertThat(found.nodesGrant(RUNNING)).isFalse();
    }

    @Test
    void withoutAStatementNothingIsCompared() {
        RecapFindings found = SiweRecaps.all(message("", SIGN.urn(), RUN.urn()));

        assertThat(found.all()).extracting(RecapFinding::nodes).containsExactly(NodesView.READ, NodesView.READ);
        assertThat(found.all()).noneMatch(RecapFinding::statementMatches);
        assertThat(found.all().get(1).remark())
                .isEqualTo("Resource 2, a capability object, is read by nodes, without a statement to check.");
        assertThat(found.nodesGrant(SIGNING) && found.nodesGrant(RUNNING)).isTrue();
    }

    @Test
    void twoDifferentOnesNeverPassWithAStatement() {
        RecapFindings found = SiweRecaps.all(message(SIGN.statement() + " " + RUN.statement(), SIGN.urn(), RUN.urn()));

        assertThat(found.all())
                .extracting(RecapFinding::nodes)
                .containsExactly(NodesView.STATEMENT_REFUSED, NodesView.READ);
        assertThat(found.all()).extracting(RecapFinding::statementMatches).containsExactly(false, true);
        assertThat(found.all().get(0).remark())
                .startsWith("Resource 1, a capability object, makes nodes refuse the whole message")
                .contains(SIGN.statement());
        assertThat(found.nodesAccept()).isFalse();
        assertThat(found.nodesGrant(RUNNING)).isFalse();
    }

    @Test
    void theSameOneTwicePasses() {
        assertThat(SiweRecaps.all(message(SIGN.statement(), SIGN.urn(), SIGN.urn()))
                        .nodesGrant(SIGNING))
                .isTrue();
    }

    @Test
    void whatCannotBeReadIsDroppedAndTheRestStays() {
        RecapFindings found = SiweRecaps.all(message(SIGN.statement(), UNREADABLE, SIGN.urn()));

        RecapFinding dropped = found.all().get(0);
        assertThat(dropped.recap()).isEmpty();
        assertThat(dropped.asNodesRead()).isEmpty();
        assertThat(dropped.error()).hasValueSatisfying(e -> assertThat(e.code()).isEqualTo(ErrorCode.RECAP_INVALID));
        assertThat(dropped.nodes()).isEqualTo(NodesView.DROPPED);
        assertThat(dropped.remark()).startsWith("Resource 1, a capability object, is dropped silently by nodes: ");
        assertThat(found.nodesAccept()).isTrue();
        assertThat(found.nodesGrant(SIGNING)).isTrue();
    }

    /** Each payload: whether SDKs read it, whether nodes do. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'att':{'x:y':{'a/b':[{}]}},'prf':[]}                       | true  | true
            {'att':{'x:y':{'a/b':[]}},'prf':[]}                         | true  | false
            {'att':{'x y':{'a/b':[{}]}},'prf':[]}                       | true  | false
            {'att':{'x:y':{}},'prf':[]}                                 | true  | true
            {'att':{'x:z':{},'x:y':{}},'prf':[]}                        | false | true
            {'att':{'x:y':{'a/b':[{'k':2,'j':1}]}},'prf':[]}            | false | true
            {'att':{'x:y':{'a/b/c':[{}]}},'prf':[]}                     | false | false
            {'att':{'x:y':{'a/b':[1]}},'prf':[]}                        | false | false
            {'att':{}}                                                  | false | false
            {'prf':[]}                                                  | false | false
            {'prf':[],'more':1,'att':{}}                                | true  | true
            {'att':{},'prf':['zdj7Wkkhxcu2rsiN6GUyHCLsSLL47kdUNfjbFqBUUhMFTZKBi']} | true | true
            {'att':{},'prf':['QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n']}    | true | false
            {'att':{},'prf':['bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi']} | false | false
            """)
    void readersDiffer(String payload, boolean sdks, boolean nodes) {
        byte[] json = payload.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        String urn = Recap.URN_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(json);

        RecapFinding found = SiweRecaps.all(message("", urn)).all().get(0);

        assertThat(found.recap().isPresent()).isEqualTo(sdks);
        assertThat(found.nodes()).isEqualTo(nodes ? NodesView.READ : NodesView.DROPPED);
    }

    @Test
    void nodesWantUtf8() {
        byte[] json = "{\"att\":{\"x:?\":{\"a/b\":[{}]}},\"prf\":[]}".getBytes(StandardCharsets.UTF_8);
        json[10] = (byte) 0xff;
        String urn = Recap.URN_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(json);

        assertThat(SiweRecaps.all(message("", urn)).all().get(0).nodes()).isEqualTo(NodesView.DROPPED);
    }

    /** SDKs and nodes agree on the statement but for namespaces of which one begins with another. */
    @Test
    void theStatementIsTheOneThatNodesWrite() {
        Recap odd = Recap.of(
                org.lit4j.core.json.JsonParser.parseObject("{\"a://x\":{\"a/b\":[{}],\"a.b/c\":[{}]}}", "x"),
                List.of());

        assertThat(SiweRecaps.all(message(odd.statement(), odd.urn())).nodesAccept())
                .isFalse();
        assertThat(SiweRecaps.all(message(
                                "I further authorize the stated URI to perform the following actions on my behalf:"
                                        + " (1) 'a': 'b' for 'a://x'. (2) 'a.b': 'c' for 'a://x'.",
                                odd.urn()))
                        .nodesAccept())
                .isTrue();
    }

    private static SiweMessage message(String statement, String... resources) {
        return SiweMessage.builder("example.com", "12345678")
                .address("0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A")
                .statement(statement)
                .uri("lit:session:x")
                .issuedAt(Timestamp.parse("2030-01-31T12:00:00.000Z"))
                .resources(List.of(resources))
                .build();
    }
}
