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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonNull;
import org.lit4j.siwe.PaymentScope;

/** The nodes' own tests of other modules, as far as they are about judging. */
class NodeOtherTablesTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"algo\""})
    @DisplayName("auth_material.rs: ser, without and with algo")
    void writing(String algo) {
        String text = "{\"sig\":\"sig\",\"derivedVia\":\"derived_via\",\"signedMessage\":\"signed_message\","
                + "\"address\":\"address\",\"algo\":" + algo + "}";
        AuthSig made = AuthSig.of("sig", "derived_via", "signed_message", "address");
        AuthSig complete =
                algo.equals("null") ? AuthSig.fromJson(made.json().with("algo", JsonNull.NULL)) : made.withAlgo("algo");
        assertThat(complete.toJson()).isEqualTo(text);
        assertThat(AuthSig.parse(text).toJson()).isEqualTo(text);
        assertThat(AuthSig.parse(text).algo()).isEqualTo(complete.algo());
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS_CONTROL_CONDITION, lit-accesscontrolcondition, access-control-condition-decryption, Threshold/Decryption",
        "ACCESS_CONTROL_CONDITION, lit-accesscontrolcondition, access-control-condition-signing, Threshold/Signing",
        "PKP, lit-pkp, pkp-signing, Threshold/Signing",
        "LIT_ACTION, lit-litaction, lit-action-execution, Threshold/Execution",
        "PAYMENT_DELEGATION, lit-paymentdelegation, lit-payment-delegation, Auth/Auth",
        "RATE_LIMIT_INCREASE, lit-ratelimitincrease, rate-limit-increase-auth, Auth/Auth"
    })
    @DisplayName("auth/resources.rs: each type with id 123, its abilities, and its prefix read back")
    void resources(LitResource.Kind kind, String prefix, String ability, String recapAbility) {
        LitResource resource = LitResource.parse(prefix + "://123");
        assertThat(resource).isEqualTo(kind.of("123"));
        assertThat(resource.kind()).isEqualTo(kind);
        assertThat(resource.id()).isEqualTo("123");
        assertThat(resource.prefix()).isEqualTo(prefix);
        LitAbility wanted = LitAbility.parse(ability);
        assertThat(wanted.recapAbility()).isEqualTo(recapAbility);
        assertThat(kind.abilities()).contains(wanted).hasSize(ability.startsWith("access") ? 2 : 1);
    }

    @Test
    @DisplayName("auth/resources.rs: the auth context is nobody's to ask for, other prefixes are unknown")
    void otherResources() {
        assertThat(LitResource.parse("lit-resolvedauthcontext://123").kind().abilities())
                .isEmpty();
        assertThatThrownBy(() -> LitResource.parse("lit-invalid://123"))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_INVALID));
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
