package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.verifier.World.HASH;
import static org.lit4j.verifier.World.NODE;
import static org.lit4j.verifier.World.SESSION;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Hex;

/** The nodes' own tests of auth/session_sigs.rs, with their literals. */
class NodeSessionTableTest {
    private static final String K1 = "e76233cdd5483d674020cee626bdecfee6cf9d02b2bffa31b75b91c0ec04a09f";
    private static final String TSUNAMI = "This is a test of the tsunami alert system.";
    private static final String R1 = "urn:recap:eyJhdHQiOnsibGl0LWFjY2Vzc2NvbnRyb2xjb25kaXRpb246Ly81MjRhNjk3YTQxMGE"
            + "0MTdmYjk1YTlmNTJkNTdjYmE1ZmE3Yzg3YjNhY2QzYjQwOGNmMTQ1NjBmYTUyNjkxMjUxIjp7IiovKiI6W3t9XX19LCJwcmYiO"
            + "ltdfQo=";
    private static final String ST1 = "Some custom statement. I further authorize the stated URI to perform the"
            + " following actions on my behalf: (1) '*': '*' for 'lit-accesscontrolcondition://" + HASH + "'.";

    private static Verdict judge(Generation generation, AuthSig sig, String id) {
        return SessionSigVerifier.builder(generation, java.time.Clock.fixed(World.NOW, java.time.ZoneOffset.UTC))
                .ruleSet(RuleSet.NODE)
                .build()
                .verify(
                        sig,
                        new VerificationRequest(
                                NODE,
                                LitResource.accessControlCondition(id),
                                LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION));
    }

    private static void refused(Verdict verdict, Rule rule, VerdictCode code, ErrorKind kind, String fragment) {
        assertThat(verdict.accepted()).isFalse();
        Finding finding = verdict.refusedBy().orElseThrow();
        assertThat(finding.rule()).isEqualTo(rule);
        NodeError error = verdict.error().orElseThrow();
        assertThat(error.code()).contains(code);
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.text()).contains(fragment);
    }

    private static World.Doc doc(Generation generation) {
        return World.doc().with(doc -> {
            doc.requests = "[]";
            doc.capabilities = List.of();
            doc.issuedAt = "2021-01-01T00:00:00Z";
            doc.expiration = "2021-01-01T00:00:00Z";
            doc.nodeAddress = "abc";
            doc.price = generation == Generation.NAGA ? doc.price : "";
        });
    }

    private static AuthSig signed(String text) {
        String sig = Hex.encode(SESSION.sign(new byte[0], List.of(text.getBytes(StandardCharsets.UTF_8)))
                .get(0));
        return AuthSig.of(sig, "ghi", text, SESSION.publicKey());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S1 test_validate_invalid_session_sig")
    void s1(Generation generation) {
        refused(
                judge(generation, AuthSig.of("abc", "def", "ghi", "jkl"), "blah"),
                Rule.R1A,
                VerdictCode.NODE_AUTH_SIG_ADDRESS_CONVERSION_ERROR,
                ErrorKind.CONVERSION,
                "");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S2 test_validate_invalid_session_sig_verify")
    void s2(Generation generation) {
        AuthSig sig = signed(TSUNAMI);
        refused(
                judge(generation, AuthSig.of(sig.sig(), "ghi", "abc", K1), "blah"),
                Rule.R1E,
                VerdictCode.NODE_INVALID_AUTH_SIG_SESSION_KEY_SIGNATURE,
                ErrorKind.VALIDATION,
                "Session key signature is not valid");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S3 test_validate_invalid_session_sig_signed_message")
    void s3(Generation generation) {
        refused(
                judge(generation, signed(TSUNAMI), "blah"),
                Rule.R2,
                VerdictCode.NODE_AUTH_SIG_SIGNED_MESSAGE_CONVERSION_ERROR,
                ErrorKind.CONVERSION,
                "");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S4 test_validate_invalid_session_sig_resource_ability_requests")
    void s4(Generation generation) {
        refused(
                judge(generation, signed(doc(generation).text()), "blah"),
                Rule.R3,
                VerdictCode.NODE_RESOURCE_ID_NOT_FOUND,
                ErrorKind.VALIDATION,
                "Could not find requested resource");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S5 test_validate_invalid_session_sig_time_parameters")
    void s5(Generation generation) {
        String text = doc(generation)
                .requests("lit-accesscontrolcondition", "123", "access-control-condition-decryption")
                .text();
        Verdict verdict = judge(generation, signed(text), "123");
        refused(
                verdict,
                Rule.R4E,
                VerdictCode.NODE_EXP_WRONG_OR_TOO_LARGE,
                ErrorKind.VALIDATION,
                "is in the past beyond the grace period");
        assertThat(verdict.publicError().orElseThrow().status()).isEqualTo(403);
    }

    private static World.Doc now(Generation generation) {
        return doc(generation)
                .requests("lit-accesscontrolcondition", "123", "access-control-condition-decryption")
                .with(doc -> {
                    doc.issuedAt = "2030-01-01T12:00:00Z";
                    doc.expiration = "2030-01-02T12:00:00Z";
                });
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S6 test_validate_invalid_session_sig_node_address")
    void s6(Generation generation) {
        refused(
                judge(generation, signed(now(generation).text()), "123"),
                Rule.R5,
                VerdictCode.NODE_NOT_AUTHORIZED,
                ErrorKind.VALIDATION,
                "does not match our node address");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S7 test_validate_invalid_session_sig_capabilities_array")
    void s7(Generation generation) {
        String text =
                now(generation).with(doc -> doc.nodeAddress = "localhost:7470").text();
        Verdict verdict = judge(generation, signed(text), "123");
        refused(
                verdict,
                Rule.R6A,
                VerdictCode.NODE_RESOURCE_ID_NOT_FOUND,
                ErrorKind.VALIDATION,
                "Resource id not found in auth_sig capabilities");
        PublicError error = verdict.publicError().orElseThrow();
        assertThat(error.code()).contains(VerdictCode.NODE_SIWE_CAPABILITY_INVALID);
        assertThat(error.status()).isEqualTo(400);
        String source = String.valueOf(verdict.error().orElseThrow().source());
        assertThat(source.contains("Empty capabilities array.")).isEqualTo(generation == Generation.NAGA);
        assertThat(source.contains("Empty capabilites array.")).isEqualTo(generation == Generation.DATIL);
    }

    /** F1, in the nodes' abbreviated and not hexadecimal address. */
    private static AuthSig capability() {
        AuthSig sig = World.siwe()
                .with(siwe -> {
                    siwe.domain = "localhost:7470";
                    siwe.statement = ST1;
                    siwe.issuedAt = "2030-01-01T12:00:00Z";
                    siwe.expiration = "2030-01-02T12:00:00Z";
                    siwe.resources = List.of(R1);
                })
                .signed();
        String address = sig.address().substring(0, 6) + "…" + sig.address().substring(38);
        return AuthSig.of(sig.sig().substring(2), "ghi", sig.signedMessage(), address);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S8 test_validate_success")
    void s8(Generation generation) {
        AuthSig capability = capability();
        String text = now(generation)
                .requests("lit-accesscontrolcondition", HASH, "access-control-condition-decryption")
                .with(doc -> doc.nodeAddress = "localhost:7470")
                .capabilities(capability)
                .text();
        Verdict verdict = judge(generation, signed(text), HASH);
        assertThat(verdict.findings()).noneMatch(finding -> finding.outcome() == Outcome.FAILED);
        assertThat(verdict.grant().orElseThrow().authSig()).isEqualTo(capability);
        assertThat(verdict.grant().orElseThrow().user()).isEqualTo(capability.address());
        assertThat(verdict.quirks())
                .contains(
                        Quirk.CAPABILITY_ADDRESS_NOT_COMPARED, Quirk.TYPE_NOT_COMPARED, Quirk.NODE_ADDRESS_NORMALISED);
    }

    @Test
    @DisplayName("S8 test_validate_success, hardened: refused for its address")
    void s8Hardened() {
        String text = now(Generation.NAGA)
                .requests("lit-accesscontrolcondition", HASH, "access-control-condition-decryption")
                .with(doc -> doc.nodeAddress = "localhost:7470")
                .capabilities(capability())
                .text();
        Verdict verdict = World.verifier(RuleSet.HARDENED)
                .build()
                .verify(
                        World.outer(SESSION, text),
                        new VerificationRequest(
                                NODE,
                                LitResource.accessControlCondition(HASH),
                                LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION));
        assertThat(verdict.refusedBy().orElseThrow().rule()).isEqualTo(Rule.R6B);
        assertThat(verdict.publicError().orElseThrow().code()).contains(VerdictCode.HARDENED_ADDRESS_MISMATCH);
        assertThat(verdict.capabilities().get(0).refusedBy().orElseThrow().rule())
                .isEqualTo(Rule.H4);
    }
}
