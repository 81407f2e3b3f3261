package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonParser;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.siwe.SiweRecaps;

/** Items 50 to 60: the statement of a capability object, and what happens when one is added to a message. */
class StatementChecklistTest {
    private static final String LEAD =
            "I further authorize the stated URI to perform the following actions on my behalf: ";
    private static final Recap PKP =
            Recap.builder().grant(LitResource.pkp("*"), LitAbility.PKP_SIGNING).build();
    private static final String PKP_CLAUSE = "'Threshold': 'Signing' for 'lit-pkp://*'.";

    private static Recap of(String attenuations) {
        return Recap.of(JsonParser.parseObject(attenuations, "The grants"), List.of());
    }

    /** The list that merging two grants of one ability gives. */
    private static String merged(String first, String second) {
        Recap.Builder a = Recap.builder().grant("a://b", "x", "y", JsonParser.parseObject(first, "The restriction"));
        Recap.Builder b = Recap.builder().grant("a://b", "x", "y", JsonParser.parseObject(second, "The restriction"));
        return a.build()
                .merge(b.build())
                .attenuations()
                .stringify()
                .replace("{\"a://b\":{\"x/y\":", "")
                .replace("}}", "}")
                .replaceAll("]}$", "]");
    }

    /** What a signer is offered for a key with quotation marks. */
    private static String offered(Dialect dialect) {
        List<AuthRequest> asked = new ArrayList<>();
        AuthSigner signer = AuthSigner.of(request -> {
            asked.add(request);
            throw new LitException(ErrorCode.SIGNER_REFUSED, "It was only looked at.");
        });
        try (LitSessions sessions = Fixture.sessions(dialect, signer).build()) {
            Refused.with(
                    ErrorCode.SIGNER_REFUSED,
                    () -> sessions.sessionSigs(SessionSigsRequest.builder()
                            .request(Fixture.decryption("a\"b"))
                            .policy(CapabilityPolicy.EXACTLY_REQUESTED)
                            .build()));
        }
        return asked.get(0).statement();
    }

    @Test
    void item050_theEmptyRecapsStatement() {
        assertThat(Recap.EMPTY.statement()).isEqualTo(LEAD.strip()).endsWith("behalf:");
    }

    @Test
    void item051_clausesAreNumberedInTheOrderOfKeys() {
        Recap recap = Recap.builder()
                .grant(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                .grant(LitResource.litAction("*"), LitAbility.LIT_ACTION_EXECUTION)
                .build();
        assertThat(recap.statement())
                .isEqualTo(LEAD + "(1) 'Threshold': 'Execution' for 'lit-litaction://*'. (2) " + PKP_CLAUSE);
    }

    @Test
    void item052_abilitiesOfANamespaceShareAClause() {
        assertThat(of("{\"a://x\":{\"n/b\":[{}],\"n/a\":[{}]}}").statement())
                .isEqualTo(LEAD + "(1) 'n': 'a', 'b' for 'a://x'.");
    }

    @Test
    void item053_namespacesAreInTheLibrarysOrder() {
        assertThat(of("{\"a://x\":{\"a/b\":[{}],\"a/z\":[{}],\"a.b/c\":[{}],\"B/x\":[{}]},\"Z://x\":{\"a/b\":[{}]}}")
                        .statement())
                .isEqualTo(LEAD + "(1) 'a': 'b' for 'Z://x'. (2) 'B': 'x' for 'a://x'. (3) 'a.b': 'c' for 'a://x'."
                        + " (4) 'a': 'b', 'z' for 'a://x'.");
    }

    @Test
    void item054_quotationMarksAreThoseOfTheDialect() {
        assertThat(offered(Dialects.V3)).endsWith("for 'lit-accesscontrolcondition://a'b'.");
        assertThat(offered(Dialects.V7)).endsWith("for 'lit-accesscontrolcondition://a\"b'.");
        assertThat(Dialects.V7.statementQuoting().apply("a\\\\nb\\\"c\"")).isEqualTo("a\\nb'c\"");
    }

    @Test
    void item055_theUsersStatementAndOneBlankComeFirst() {
        SiweMessage message =
                SiweRecaps.add(Fixture.message().statement("Hello.").build(), PKP);
        assertThat(message.statement()).contains("Hello. " + LEAD + "(1) " + PKP_CLAUSE);
    }

    @Test
    void item056_anEmptyStatementLeavesABlank() {
        assertThat(SiweRecaps.add(Fixture.message().statement("").build(), PKP).statement())
                .contains(" " + LEAD + "(1) " + PKP_CLAUSE);
        assertThat(SiweRecaps.add(Fixture.message().build(), PKP).statement()).contains(LEAD + "(1) " + PKP_CLAUSE);
    }

    @Test
    void item057_restrictionListsAreMerged() {
        assertThat(merged("{}", "{}")).isEqualTo("[{}]");
        assertThat(merged("{\"a\":1}", "{\"a\":1}")).isEqualTo("[{\"a\":1},{\"a\":1}]");
        assertThat(merged("{\"a\":1}", "{}")).isEqualTo("[{\"a\":1},{}]");
        assertThat(merged("{}", "{\"a\":1}")).isEqualTo("[{\"a\":1}]");
        assertThat(merged("{\"b\":2}", "{\"a\":1}")).isEqualTo("[{\"b\":2},{\"a\":1}]");
    }

    @Test
    void item058_aVerifiedRecapIsReplaced() {
        Recap action = Recap.builder()
                .grant(LitResource.litAction("*"), LitAbility.LIT_ACTION_EXECUTION)
                .build();
        SiweMessage one = SiweRecaps.add(Fixture.message().statement("Hello.").build(), PKP);
        SiweMessage two = SiweRecaps.add(one, action);

        assertThat(two.resources()).contains(List.of(PKP.merge(action).urn()));
        assertThat(two.statement())
                .contains("Hello. " + LEAD + "(1) 'Threshold': 'Execution' for 'lit-litaction://*'. (2) " + PKP_CLAUSE);
    }

    @Test
    void item059_anUnverifiedRecapStaysAndAnotherFollows() {
        SiweMessage foreign = Fixture.message()
                .statement("Hello.")
                .resources(List.of(Recap.EMPTY.urn()))
                .build();
        SiweMessage two = SiweRecaps.add(foreign, PKP);

        assertThat(two.resources()).contains(List.of(Recap.EMPTY.urn(), PKP.urn()));
        assertThat(two.statement()).contains("Hello. " + PKP.statement());
        assertThat(SiweRecaps.add(two, PKP).resources()).contains(List.of(Recap.EMPTY.urn(), PKP.urn()));
    }

    @Test
    void item060_otherResourcesStayInFront() {
        SiweMessage message = SiweRecaps.add(
                Fixture.message()
                        .resources(List.of("https://example.com/a", "urn:b:c"))
                        .build(),
                PKP);
        assertThat(message.resources()).contains(List.of("https://example.com/a", "urn:b:c", PKP.urn()));
    }
}
