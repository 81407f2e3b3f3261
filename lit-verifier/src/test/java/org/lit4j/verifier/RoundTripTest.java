package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.session.SecretBytes;

/** What lit4j itself makes is accepted, by both rule sets, with nothing let pass. */
class RoundTripTest {
    private static final List<String> NODES = List.of("https://127.0.0.1:7470", "http://127.0.0.1:7471");
    private static final Clock CLOCK = Clock.fixed(World.NOW, ZoneOffset.UTC);
    private static final List<ResourceAbilityRequest> REQUESTS = List.of(
            ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING),
            ResourceAbilityRequest.of(LitResource.litAction("*"), LitAbility.LIT_ACTION_EXECUTION),
            ResourceAbilityRequest.of(
                    LitResource.accessControlCondition(World.HASH), LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION));

    private static SessionSigs make(String dialect) {
        try (LitSessions lit = LitSessions.builder()
                .nodes(NodeSource.of(NODES))
                .signer(WalletSigners.privateKey(SecretBytes.takeOver(World.sha256("lit4j/tests/wallet/0"))))
                .dialect(Dialects.named(dialect))
                .clock(CLOCK)
                .build()) {
            SessionSigsRequest.Builder request = SessionSigsRequest.builder();
            REQUESTS.forEach(request::request);
            return lit.sessionSigs(request.build());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "v3, DATIL, NODE",
        "v3, DATIL, HARDENED",
        "v3.2, DATIL, NODE",
        "v3.2, DATIL, HARDENED",
        "v7, DATIL, NODE",
        "v7, DATIL, HARDENED",
        "v8, NAGA, NODE",
        "v8, NAGA, HARDENED"
    })
    void acceptsWhatIsMadeHere(String dialect, Generation generation, RuleSet rules) {
        SessionSigVerifier verifier =
                SessionSigVerifier.builder(generation, CLOCK).ruleSet(rules).build();
        List<SessionSigVerifier.Item> items = new ArrayList<>();
        make(dialect)
                .byNode()
                .forEach((node, sig) -> REQUESTS.forEach(
                        request -> items.add(new SessionSigVerifier.Item(sig, VerificationRequest.of(node, request)))));
        assertThat(items).hasSize(6);
        assertThat(verifier.verifyAll(items)).allSatisfy(verdict -> {
            assertThat(verdict.refusedBy()).as(dialect).isEmpty();
            assertThat(verdict.quirks()).isEmpty();
            assertThat(verdict.grant().orElseThrow().signer()).isEqualTo(World.WALLET.address());
        });
    }

    @Test
    void refusesOlderDocumentsByNagasRules() {
        SessionSigVerifier verifier =
                SessionSigVerifier.builder(Generation.NAGA, CLOCK).build();
        Verdict verdict = verifier.verify(
                make("v7").forNode(NODES.get(0)).orElseThrow(), VerificationRequest.of(NODES.get(0), REQUESTS.get(0)));
        assertThat(verdict.refusedBy().orElseThrow().rule()).isEqualTo(Rule.R2);
        assertThat(verdict.refusedBy().orElseThrow().detail()).contains("'maxPrice' is missing");
    }

    @Test
    void refusesAStatementLikeThatOfTheFirstPage() {
        World.Siwe siwe = World.siwe().with(one -> one.statement = "I further authorize the stated URI");
        Verdict verdict = World.judge(
                RuleSet.HARDENED, World.doc().capabilities(siwe.signed()).signed());
        assertThat(verdict.refusedBy().orElseThrow().rule()).isEqualTo(Rule.R6B);
        Finding inner = verdict.capabilities().get(0).refusedBy().orElseThrow();
        assertThat(inner.rule()).isEqualTo(Rule.C5);
        assertThat(inner.detail()).startsWith("the statement does not end with that of the capability object");
    }

    @Test
    void endsWithTheEarlierOfDocumentAndDelegation() {
        Verdict verdict = World.judge(RuleSet.HARDENED, World.doc().signed());
        assertThat(verdict.grant().orElseThrow().expiresAt()).isEqualTo(World.NOW.plus(Duration.ofMinutes(5)));
        World.Siwe siwe = World.siwe().with(one -> one.expiration = "2030-01-01T12:01:00Z");
        Verdict shorter = World.judge(
                RuleSet.HARDENED, World.doc().capabilities(siwe.signed()).signed());
        assertThat(shorter.grant().orElseThrow().expiresAt()).isEqualTo(World.NOW.plus(Duration.ofMinutes(1)));
    }
}
