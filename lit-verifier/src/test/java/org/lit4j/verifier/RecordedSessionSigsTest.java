package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Hex;

/** Session signatures that SDK 8 recorded, and those of a network made of seeds. */
class RecordedSessionSigsTest {
    private static final String KEY = "6db14e40ab381cf208b39aec31aebb025e7b12f0ceec60519e2b0c191f4fcb3d";
    private static final String DOCUMENT = "{\"sessionKey\":\"" + KEY + "\",\"resourceAbilityRequests\":[{\"resource\""
            + ":{\"resource\":\"*\",\"resourcePrefix\":\"lit-pkp\"},\"ability\":\"pkp-signing\"},{\"resource\":{"
            + "\"resource\":\"*\",\"resourcePrefix\":\"lit-litaction\"},\"ability\":\"lit-action-execution\"}],"
            + "\"capabilities\":[{\"sig\":\"0x64192b2156f6d60f2c9aed887f5a0c6003afb6cd7a25b94683c74311fe895e8849a178d"
            + "4edbe9f38cb0d8a3d7d0342b67b521ada92b68f73f0a1e5fa4f33ae751c\",\"derivedVia\":\"web3.eth.personal.sign"
            + "\",\"signedMessage\":\"localhost wants you to sign in with your Ethereum account:\\n0x3C44CdDdB6a900fa"
            + "2b585dd299e03d12FA4293BC\\n\\nThis is a test statement.  You can put anything you want here. I further"
            + " authorize the stated URI to perform the following actions on my behalf: (1) 'Threshold': 'Execution'"
            + " for 'lit-litaction://*'. (2) 'Threshold': 'Signing' for 'lit-pkp://*'.\\n\\nURI: lit:session:" + KEY
            + "\\nVersion: 1\\nChain ID: 1\\nNonce: 0x4ee32274a45ab4622d49ea0f9bc3984f2a251e7b88320e23e231673efa564"
            + "280\\nIssued At: 2025-04-09T14:37:09.339Z\\nExpiration Time: 2025-04-10T14:37:09.337Z\\nResources:\\n"
            + "- urn:recap:eyJhdHQiOnsibGl0LWxpdGFjdGlvbjovLyoiOnsiVGhyZXNob2xkL0V4ZWN1dGlvbiI6W3t9XX0sImxpdC1wa3A6"
            + "Ly8qIjp7IlRocmVzaG9sZC9TaWduaW5nIjpbe31dfX0sInByZiI6W119\",\"address\":\"0x3C44CdDdB6a900fa2b585dd299"
            + "e03d12FA4293BC\"}],\"issuedAt\":\"2025-04-09T14:37:09.373Z\",\"expiration\":\"2025-04-10T14:37:09.337Z"
            + "\",\"nodeAddress\":\"http://127.0.0.1:PORT\",\"maxPrice\":\"113427455640312821154458202477256070485\"}";

    private static final List<String> SIGNATURES = List.of(
            "fefcd74c2bb2794356a10e62722c2ca4ef47386475ca72865d8dd7cc096fd1715d8b076b29349328e0b13d09f3296768e6b1cbb81e"
                    + "02d2b697b7641984260b01",
            "ec550ae2addd6fbc399ef26158b9cf8b2a1c52240ee60b62c49c8a782c020d0aae5602090029f5a0024f936f0a747d7c007dfecee4"
                    + "4bbe99a5cc12dcef7d3309",
            "5f4d83f7fc425ebfca85e45fed0799b93ac215c5ae1c7d279217ca70c434eb43db6e282f365d4f4dc7d76494548e33e4cb6e5f8901"
                    + "b5f142e447fc9718589f07");
    private static final List<String> HASHES = List.of(
            "2980d59f31b516afb10d7aa85b35b22a49a7e2507c343adec9f68a511fea89dd",
            "d2b6b531f005a996c49745564cce8cbd8127739e68d4d775a648a122e197bf84",
            "500ba1fec01ea9a43d714fd942cd65fe15be77a509421f31dea872b61477aad2");

    private static AuthSig recorded(int node) {
        String text = DOCUMENT.replace("PORT", "747" + node);
        assertThat(Hex.encode(sha256(text))).isEqualTo(HASHES.get(node));
        return AuthSig.of(SIGNATURES.get(node), "litSessionSignViaNacl", text, KEY)
                .withAlgo("ed25519");
    }

    private static byte[] sha256(String text) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Verdict judge(RuleSet rules, String now, AuthSig sig, LitResource resource, LitAbility ability) {
        return SessionSigVerifier.builder(Generation.NAGA, Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .ruleSet(rules)
                .build()
                .verify(sig, new VerificationRequest("127.0.0.1:7470", resource, ability));
    }

    @ParameterizedTest
    @EnumSource
    void acceptsTheRecordedOne(RuleSet rules) {
        Verdict verdict =
                judge(rules, "2025-04-09T15:00:00Z", recorded(0), LitResource.pkp("abcd"), LitAbility.PKP_SIGNING);
        assertThat(verdict.refusedBy()).isEmpty();
        assertThat(verdict.grant().orElseThrow().user()).isEqualTo("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC");
        assertThat(verdict.grant().orElseThrow().grants()).hasSize(2);
        assertThat(verdict.grant().orElseThrow().expiresAt()).isEqualTo("2025-04-10T14:37:09.337Z");
        assertThat(verdict.quirks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, pkp, 2025-04-09T15:00:00Z, R5, NodeNotAuthorized, NodeNotAuthorized, 403",
        "2, pkp, 2025-04-09T15:00:00Z, R5, NodeNotAuthorized, NodeNotAuthorized, 403",
        "0, acc, 2025-04-09T15:00:00Z, R3, NodeResourceIdNotFound, NodeResourceIdNotFound, 404",
        "0, pkp, 2025-04-10T14:37:30Z, R6b, NodeResourceIdNotFound, NodeSIWECapabilityInvalid, 400",
        "0, pkp, 2025-04-10T14:38:11Z, R4e, NodeExpWrongOrTooLarge, NodeExpWrongOrTooLarge, 403",
        "0, pkp, 2025-04-09T14:36:08Z, R4b, NodeIatOutsideGracePeriod, NodeIatOutsideGracePeriod, 403"
    })
    void refuses(int node, String kind, String now, String rule, String raised, String seen, int status) {
        Verdict verdict = kind.equals("pkp")
                ? judge(RuleSet.NODE, now, recorded(node), LitResource.pkp("abcd"), LitAbility.PKP_SIGNING)
                : judge(
                        RuleSet.NODE,
                        now,
                        recorded(node),
                        LitResource.accessControlCondition("abcd"),
                        LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION);
        assertThat(verdict.refusedBy().orElseThrow().rule().id()).isEqualTo(rule);
        assertThat(verdict.refusedBy().orElseThrow().code().orElseThrow().wireName())
                .isEqualTo(raised);
        PublicError error = verdict.publicError().orElseThrow();
        assertThat(error.code().orElseThrow().wireName()).isEqualTo(seen);
        assertThat(error.status()).isEqualTo(status);
    }

    /** The message, and what the network signs for a PKP's session. */
    @Test
    void hashesWhatTheNetworkSigns() throws Unreadable {
        NodeSiwe siwe = NodeSiwe.parse(SeededNetwork.REWRITTEN, Generation.NAGA);
        assertThat(siwe.canonical()).isEqualTo(SeededNetwork.REWRITTEN);
        assertThat(Hex.encode(siwe.hash()))
                .isEqualTo("c7b9434a7629222aa921a926ce66e4549078630446a955f60d7963b00abf2943");
        assertThat(SiweSignatureCheck.sessionHash(siwe))
                .isEqualTo(HexFormat.of().parseHex("8eb246e5864c36a4bdca752bf8b1d02ebb4f142602524888cf3f047f9981a9d9"));
    }

    @ParameterizedTest
    @EnumSource
    void acceptsTheSeededEoaSession(RuleSet rules) {
        AuthSig sig = SeededNetwork.eoaSessionSig();
        assertThat(sig.signedMessage()).hasSize(1414);
        assertThat(Hex.encode(sha256(sig.signedMessage())))
                .isEqualTo("6549b0eaef5ab0f81ae3c4b23bf25d65fdeda1605075b5522c8a7402bc761de7");
        Verdict verdict = judge(rules, "2025-01-01T00:00:30Z", sig, LitResource.pkp("abcd"), LitAbility.PKP_SIGNING);
        assertThat(verdict.refusedBy()).isEmpty();
        assertThat(verdict.grant().orElseThrow().signer()).isEqualTo(SeededNetwork.USER);
    }

    @ParameterizedTest
    @EnumSource
    void acceptsTheSeededPkpSession(RuleSet rules) {
        Verdict verdict = SessionSigVerifier.builder(
                        Generation.NAGA, Clock.fixed(Instant.parse("2025-01-01T00:00:30Z"), ZoneOffset.UTC))
                .ruleSet(rules)
                .networkKey(SeededNetwork.ROOT_KEY)
                .build()
                .verify(SeededNetwork.blsSessionSig(), World.PKP);
        assertThat(verdict.refusedBy()).isEmpty();
        assertThat(verdict.grant().orElseThrow().signer()).isEqualTo(SeededNetwork.PKP);
        assertThat(verdict.grant().orElseThrow().grants()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheSeededPkpSessionWithoutTheNetworksKey(RuleSet rules) {
        AuthSig sig = SeededNetwork.blsSessionSig();
        assertThat(sig.signedMessage()).hasSize(2167);
        assertThat(Hex.encode(sha256(sig.signedMessage())))
                .isEqualTo("080cd6e7446d020c5e649beed49354d282a24e324e8042877d24a255d35f4b28");
        Verdict verdict = judge(rules, "2025-01-01T00:00:30Z", sig, LitResource.pkp("abcd"), LitAbility.PKP_SIGNING);
        assertThat(verdict.refusedBy().orElseThrow().rule()).isEqualTo(Rule.R6B);
        assertThat(verdict.capabilities().get(0).refusedBy().orElseThrow().rule())
                .isEqualTo(Rule.C4D);
    }
}
