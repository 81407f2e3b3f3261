package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lit4j.verifier.World.NOW;
import static org.lit4j.verifier.World.WALLET;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitResource;
import org.lit4j.siwe.PaymentScope;

/** The nodes' own tests of other modules, as far as they are about judging. */
class NodeOtherTablesTest {
    private static final String SIG2 =
            "0x2bdede6164f56a601fc17a8a78327d28b54e87cf3fa20373fca1d73b804566736d76efe2dd79a462"
                    + "7870a50e66e1a9050ca333b6f98d9415d8bca424980611ca1c";
    private static final String A2 = "0x2bdede6164f56a601fc17a8a78327d28b54e87cf";
    private static final WalletVerifier WALLETS =
            World.verifier(RuleSet.NODE).build().wallets();

    private static Finding refused(WalletVerdict verdict) {
        assertThat(verdict.accepted()).isFalse();
        return verdict.refusedBy().orElseThrow();
    }

    private static World.Siwe login(String issuedAt, String expiration) {
        return World.siwe().with(siwe -> {
            siwe.domain = "localhost:7470";
            siwe.statement = "Some custom statement.";
            siwe.uri = "https://localhost/login";
            siwe.issuedAt = issuedAt;
            siwe.expiration = expiration;
            siwe.resources = List.of();
        });
    }

    @Test
    @DisplayName("wallet_sig.rs: sig abc, address jkl")
    void walletSignature() {
        Finding finding = refused(WALLETS.verify(AuthSig.of("abc", "def", "ghi", "jkl"), true));
        assertThat(finding.code()).contains(VerdictCode.NODE_AUTH_SIG_SIGNATURE_CONVERSION_ERROR);
        assertThat(finding.error().orElseThrow().kind()).isEqualTo(ErrorKind.PARSER);
        assertThat(finding.error().orElseThrow().text()).contains("Error parsing the signature");
    }

    @Test
    @DisplayName("wallet_sig.rs: sig SIG2, address jkl")
    void walletAddress() {
        Finding finding = refused(WALLETS.verify(AuthSig.of(SIG2, "def", "ghi", "jkl"), true));
        assertThat(finding.code()).contains(VerdictCode.NODE_AUTH_SIG_ADDRESS_CONVERSION_ERROR);
        assertThat(finding.error().orElseThrow().kind()).isEqualTo(ErrorKind.VALIDATION);
    }

    @Test
    @DisplayName("wallet_sig.rs: sig SIG2, address A2, message ghi")
    void walletOther() {
        Finding finding = refused(WALLETS.verify(AuthSig.of(SIG2, "def", "ghi", A2), true));
        assertThat(finding.code()).isEmpty();
        assertThat(finding.error().orElseThrow().text()).isEqualTo("Invalid signature verification");
        assertThat(finding.error().orElseThrow().toPublic().status()).isEqualTo(500);
    }

    @Test
    @DisplayName("wallet_sig.rs: expired, with and without SIWE validation; now")
    void walletTimes() {
        World.Siwe old = login("2023-05-01T15:41:08.640Z", "2023-06-01T15:41:08.640Z");
        Finding finding = refused(WALLETS.verify(old.signed(), true));
        assertThat(finding.detail())
                .isEqualTo("Session key expiration 2023-06-01T15:41:08.640Z is in the past beyond the grace period of"
                        + " 60 seconds");
        assertThat(WALLETS.verify(old.signed(), false).accepted()).isTrue();
        World.Siwe now = login("2030-01-01T12:00:00Z", "2030-01-02T12:00:00Z");
        assertThat(WALLETS.verify(now.signed(), true).accepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2030-01-01T12:01:00Z, 2030-01-02T12:00:00Z, , ",
        "2030-01-01T12:01:01Z, 2030-01-02T12:00:00Z, W6, NodeSIWEMessageError",
        "2030-01-01T12:00:00Z, , W6, NodeSIWEMessageError",
        "2030-01-01T11:59:30Z, 2030-01-01T11:59:29Z, W6, NodeExpWrongOrTooLarge",
        "2030-01-01T11:58:00Z, 2030-01-01T11:59:00Z, , ",
        "2030-01-01T11:58:00Z, 2030-01-01T11:58:59Z, W6, NodeSIWEMessageError",
        "2030-01-01T12:00:00Z, 2030-01-31T12:00:00.999Z, , ",
        "2030-01-01T12:00:00Z, 2030-01-31T12:00:01Z, W6, NodeSIWEMessageError"
    })
    @DisplayName("validate_siwe at its boundaries")
    void walletBoundaries(
            String issuedAt,
            @org.jspecify.annotations.Nullable String expiration,
            @org.jspecify.annotations.Nullable String rule,
            @org.jspecify.annotations.Nullable String code) {
        World.Siwe siwe = login(issuedAt, "").with(one -> one.expiration = expiration);
        WalletVerdict verdict = WALLETS.verify(siwe.signed(), true);
        assertThat(verdict.accepted()).isEqualTo(rule == null);
        if (rule != null) {
            assertThat(refused(verdict).rule().id()).isEqualTo(rule);
            assertThat(refused(verdict)
                            .error()
                            .orElseThrow()
                            .toPublic()
                            .code()
                            .orElseThrow()
                            .wireName())
                    .isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({"lit:session:00", "lit:capability:delegation"})
    @DisplayName("no session and no delegation at the top")
    void walletUri(String uri) {
        World.Siwe siwe = login("2030-01-01T12:00:00Z", "2030-01-02T12:00:00Z").with(one -> one.uri = uri);
        Finding finding = refused(WALLETS.verify(siwe.signed(), true));
        assertThat(finding.rule()).isEqualTo(Rule.W5);
        assertThat(finding.code()).contains(VerdictCode.NODE_INVALID_AUTH_SIG);
    }

    @Test
    @DisplayName("pkp/auth/wallet.rs: the message's own expiration counts")
    void walletExpiration() {
        WalletVerdict verdict = WALLETS.verify(
                login("2030-01-01T12:00:00Z", "2030-01-02T12:00:00Z").signed(), true);
        assertThat(Duration.between(verdict.expiresAt().orElseThrow(), NOW.plus(Duration.ofDays(7))))
                .isGreaterThan(Duration.ofSeconds(500_000));
    }

    @ParameterizedTest
    @CsvSource({
        "derivedVia, , WALLET_SIG",
        "EIP1271, , CONTRACT_SIG",
        "EIP1271_SHA256, anything, CONTRACT_SIG",
        "litSessionSignViaNacl, ed25519, SESSION_SIG",
        "litSessionSignViaNacl, , WALLET_SIG",
        "lit.bls, LIT_BLS, BLS_NETWORK_SIG",
        "lit.bls, lit_bls, WALLET_SIG"
    })
    @DisplayName("auth_material.rs: types")
    void types(String derivedVia, @org.jspecify.annotations.Nullable String algo, MaterialType type) {
        AuthSig sig = AuthSig.of("sig", derivedVia, "signed_message", "address");
        assertThat(MaterialType.of(algo == null ? sig : sig.withAlgo(algo))).isEqualTo(type);
    }

    @Test
    @DisplayName("auth_material.rs: deser, algo null or twice")
    void reading() throws Unreadable {
        String start = "{\"sig\":\"s\",\"derivedVia\":\"d\",\"signedMessage\":\"m\",\"address\":\"a\"";
        for (String end : List.of("}", ",\"algo\":null}", ",\"algo\":null,\"algo\":null}")) {
            AuthSig sig = AuthSigReader.read(new SerdeReader(start + end), new QuirkNotes());
            assertThat(sig.algo()).as(end).isEmpty();
        }
        AuthSig twice = AuthSigReader.read(new SerdeReader(start + ",\"algo\":null,\"algo\":\"x\"}"), new QuirkNotes());
        assertThat(twice.algo()).contains("x");
        for (String end :
                List.of(",\"algo\":\"x\",\"algo\":\"x\"}", ",\"sig\":\"s\"}", ",\"more\":1}", ",\"algo\":1}")) {
            assertThatThrownBy(() -> AuthSigReader.read(new SerdeReader(start + end), new QuirkNotes()))
                    .as(end)
                    .isInstanceOf(Unreadable.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, true", "30, true", "31, false"})
    @DisplayName("siwe_db/utils.rs: days of validity")
    void validity(int days, boolean fine) {
        String end = NOW.plus(Duration.ofDays(days)).toString();
        Verdict verdict = World.judge(
                RuleSet.NODE, World.doc().with(doc -> doc.expiration = end).signed());
        assertThat(verdict.accepted()).isEqualTo(fine);
    }

    @Test
    @DisplayName("siwe_db/utils.rs: timestamp text")
    void timestamps() throws Unreadable {
        assertThat(NodeTime.ofDocument(NOW.toString()).instant()).isEqualTo(NOW);
        assertThatThrownBy(() -> NodeTime.ofDocument("random string")).isInstanceOf(Unreadable.class);
    }

    static Stream<LitResource.Kind> kinds() {
        return Stream.of(LitResource.Kind.values());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("auth/resources.rs: each type with id 123")
    void resources(LitResource.Kind kind) {
        LitResource resource = kind.of("123");
        assertThat(resource.key()).isEqualTo(kind.prefix() + "://123");
        assertThat(LitResource.parse(resource.key())).isEqualTo(resource);
    }

    private static AuthSig payment(String price, String scopes, String delegatee) {
        String json = "{\"att\":{\"lit-paymentdelegation://*\":{\"Auth/Auth\":[{\"delegate_to\":[\"" + delegatee
                + "\"],\"max_price\":\"" + price + "\",\"scopes\":[" + scopes + "]}]}},\"prf\":[]}";
        return World.siwe()
                .grants("lit-paymentdelegation://*", "Auth/Auth")
                .with(siwe -> {
                    siwe.uri = "lit:capability:delegation";
                    siwe.resources = List.of(World.urn(json));
                })
                .signed();
    }

    private static String user() {
        return WALLET.address().substring(2).toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @CsvSource({
        "abcd12, ''",
        "3456cdef, encryption_sign lit_action pkp_sign",
        "abcdef78, encryption_sign",
        "1234567890, lit_action",
        "abcdef, pkp_sign",
        "abcd567890, encryption_sign pkp_sign"
    })
    @DisplayName("payment_delegation.rs: prices and scopes")
    void payments(String price, String scopes) {
        List<String> names = scopes.isEmpty() ? List.of() : List.of(scopes.split(" "));
        String list =
                String.join(",", names.stream().map(name -> "\"" + name + "\"").toList());
        String padded = "0x" + "0".repeat(64 - price.length()) + price;
        DelegationVerdict verdict = World.verifier(RuleSet.NODE)
                .build()
                .delegations()
                .payment(payment(padded, list, user()), WALLET.address());
        assertThat(verdict.accepted()).isTrue();
        assertThat(verdict.delegator()).contains(WALLET.address());
        PaymentTerms terms = verdict.payments().get(0);
        assertThat(terms.maxPrice()).isEqualTo(new BigInteger(price, 16));
        assertThat(terms.scopes())
                .isEqualTo(Set.copyOf(names.stream().map(PaymentScope::parse).toList()));
    }

    @ParameterizedTest
    @CsvSource({"0000000000000000000000000000000000000001", "0x"})
    @DisplayName("payment_delegation.rs: delegated to user 1, asked for user 2")
    void otherUser(String delegatee) {
        String entry = delegatee.equals("0x") ? "0x" + user() : delegatee;
        DelegationVerdict verdict = World.verifier(RuleSet.NODE)
                .build()
                .delegations()
                .payment(payment("abcd", "\"pkp_sign\"", entry), user());
        assertThat(verdict.refusedBy().orElseThrow().rule()).isEqualTo(Rule.D7);
        assertThat(verdict.refusedBy().orElseThrow().code()).contains(VerdictCode.NODE_SIWE_SIG_CONVERSION_ERROR);
    }

    @Test
    @DisplayName("error/public.rs: SevSnp")
    void publicError() {
        NodeError error = NodeError.of(ErrorKind.SEV_SNP, VerdictCode.CORE_FATAL, "real error");
        PublicError plain = error.toPublic();
        assertThat(plain.toJson().stringify())
                .isEqualTo("{\"errorCode\":\"CoreFatal\",\"errorKind\":\"SevSnp\",\"message\":\"A fatal error occured"
                        + " in the lit core system\",\"status\":500}");
        assertThat(plain.withCorrelationId("1234")
                        .withDetail("Something")
                        .toJson()
                        .stringify())
                .startsWith("{\"correlationId\":\"1234\",\"details\":[\"Something\"],\"errorCode\"");
        assertThat(error.withDetail("Some juicy details")
                        .withDetail("Some more")
                        .toPublic()
                        .toJson()
                        .stringify())
                .isEqualTo("{\"details\":[\"Some juicy details\",\"Some more\"],\"errorCode\":\"CoreFatal\","
                        + "\"errorKind\":\"SevSnp\",\"message\":\"A fatal error occured in the lit core system\","
                        + "\"status\":500}");
    }

    @Test
    @DisplayName("error/public.rs: nested errors, final detail first, then from the outside in")
    void nested() {
        NodeError error = NodeError.of(ErrorKind.PARSER, VerdictCode.NODE_PARSER_ERROR, "1")
                .withDetail("1");
        for (String detail : List.of("2", "3", "4")) {
            error = NodeError.uncoded(ErrorKind.UNEXPECTED, detail)
                    .withDetail(detail)
                    .causedBy(error);
        }
        PublicError outer = error.toPublic().withDetail("final detail");
        assertThat(outer.details()).containsExactly("final detail", "4", "3", "2", "1");
        assertThat(outer.code()).contains(VerdictCode.NODE_PARSER_ERROR);
    }
}
