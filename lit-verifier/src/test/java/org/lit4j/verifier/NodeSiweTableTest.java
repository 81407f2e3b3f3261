package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.verifier.World.HASH;
import static org.lit4j.verifier.World.WALLET;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;

/** The nodes' own tests of auth/validators/siwe.rs, with their literals. */
class NodeSiweTableTest {
    private static final String K1 = "e76233cdd5483d674020cee626bdecfee6cf9d02b2bffa31b75b91c0ec04a09f";
    private static final String A1 = "0x3c3CA2BFFfffE532aed2923A34D6c1F9307F8076";
    private static final String SIG1 =
            "0x7d302b5095c43fe5291f3a50ece1bdc80767ef833944e709b04be43cc6c5f7846f96547590c638ce"
                    + "2c8ed19cb0d40ece449f1c32eb18da8ca430141d6ca5f36c1b";
    private static final String R1 = "urn:recap:eyJhdHQiOnsibGl0LWFjY2Vzc2NvbnRyb2xjb25kaXRpb246Ly81MjRhNjk3YTQxMGE"
            + "0MTdmYjk1YTlmNTJkNTdjYmE1ZmE3Yzg3YjNhY2QzYjQwOGNmMTQ1NjBmYTUyNjkxMjUxIjp7IiovKiI6W3t9XX19LCJwcmYiO"
            + "ltdfQo=";
    private static final String ST1 = "Some custom statement. I further authorize the stated URI to perform the"
            + " following actions on my behalf: (1) '*': '*' for 'lit-accesscontrolcondition://" + HASH + "'.";

    private static CapabilityVerdict judge(Generation generation, AuthSig capability, String key, String id) {
        SessionSigVerifier verifier = SessionSigVerifier.builder(
                        generation, java.time.Clock.fixed(World.NOW, java.time.ZoneOffset.UTC))
                .ruleSet(RuleSet.NODE)
                .build();
        VerificationRequest request = new VerificationRequest(
                World.NODE, LitResource.accessControlCondition(id), LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION);
        return verifier.judgeCapability(capability, key, request);
    }

    private static void refused(
            CapabilityVerdict verdict, Rule rule, VerdictCode code, ErrorKind kind, String fragment) {
        Finding finding = verdict.refusedBy().orElseThrow();
        assertThat(finding.rule()).isEqualTo(rule);
        assertThat(finding.code()).contains(code);
        assertThat(finding.error().orElseThrow().kind()).isEqualTo(kind);
        assertThat(finding.error().orElseThrow().text()).contains(fragment);
    }

    private static World.Siwe v3() {
        return World.siwe().with(siwe -> {
            siwe.domain = "localhost:3000";
            siwe.statement = "Lit Protocol PKP session signature";
            siwe.uri = "lit:session:" + K1;
            siwe.issuedAt = "2023-05-01T15:41:08.640Z";
            siwe.expiration = "2030-05-01T15:41:08.640Z";
            siwe.resources = List.of(R1);
        });
    }

    private static AuthSig viaSiwe(World.Siwe siwe) {
        AuthSig sig = siwe.signed();
        return AuthSig.of(sig.sig(), "siwe", sig.signedMessage(), sig.address());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("V1 test_validate_parse_siwe_error")
    void v1(Generation generation) {
        AuthSig sig = AuthSig.of("0xdeadbeef", "0xdeadbeef", "0xdeadbeef", "0xdeadbeef");
        refused(
                judge(generation, sig, "0xdeadbeef", "blah"),
                Rule.C1,
                VerdictCode.NODE_SIWE_CAPABILITY_INVALID,
                ErrorKind.PARSER,
                "Error parsing SIWE message on capability sig");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("V2 test_validate_parse_sig_error")
    void v2(Generation generation) {
        String text = World.siwe()
                .with(siwe -> {
                    siwe.domain = "example.com";
                    siwe.address = "0x0000000000000000000000000000000000000000";
                    siwe.statement = "Some custom statement.";
                    siwe.uri = "did:key:example";
                    siwe.nonce = "mynonce1";
                    siwe.issuedAt = "2022-06-21T12:00:00.000Z";
                    siwe.expiration = null;
                    siwe.resources = List.of();
                })
                .text();
        refused(
                judge(generation, AuthSig.of("0xZZZ", "siwe", text, "0xdeadbeef"), "0xdeadbeef", "blah"),
                Rule.C3A,
                VerdictCode.NODE_SIWE_SIG_CONVERSION_ERROR,
                ErrorKind.PARSER,
                "");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("V3 test_verify_siwe_error")
    void v3(Generation generation) {
        String text = v3().with(siwe -> {
                    siwe.address = A1;
                    siwe.expiration = "2023-05-02T15:41:08.603Z";
                })
                .text();
        refused(
                judge(generation, AuthSig.of(SIG1, "siwe", text, A1), K1, "blah"),
                Rule.C3B,
                VerdictCode.NODE_SIWE_MESSAGE_ERROR,
                ErrorKind.VALIDATION,
                "Wallet signature of session key via SIWE is not valid");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("V4 test_validate_signed_uri_error")
    void v4(Generation generation) {
        refused(
                judge(generation, viaSiwe(v3()), "0xdeadbeef", "blah"),
                Rule.C3C,
                VerdictCode.NODE_SIWE_MESSAGE_ERROR,
                ErrorKind.VALIDATION,
                "The session pubkey in the auth sig is not signed in the wallet-signed SIWE message");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("V5 test_extract_error")
    void v5(Generation generation) {
        refused(
                judge(generation, viaSiwe(v3()), K1, "blah"),
                Rule.C5,
                VerdictCode.NODE_SIWE_CAPABILITY_INVALID,
                ErrorKind.PARSER,
                "Unable to extract and verify session capability object");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("V6 test_verify_capabilities_error")
    void v6(Generation generation) {
        refused(
                judge(generation, viaSiwe(v3().with(siwe -> siwe.statement = ST1)), K1, "blah"),
                Rule.C6,
                VerdictCode.NODE_SIWE_CAPABILITY_INVALID,
                ErrorKind.VALIDATION,
                "Unable to verify any of the SIWE capability objects");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("V7 test_validate_success")
    void v7(Generation generation) {
        World.Siwe siwe = v3().with(one -> {
            one.statement = ST1;
            one.issuedAt = "2030-01-01T12:00:00Z";
            one.expiration = "2030-01-02T12:00:00Z";
        });
        CapabilityVerdict verdict = judge(generation, viaSiwe(siwe), K1, HASH);
        assertThat(verdict.accepted()).isTrue();
        assertThat(verdict.type()).isEqualTo(MaterialType.WALLET_SIG);
        assertThat(WALLET.address()).isEqualTo(siwe.address);
    }
}
