package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.siwe.CapacityDelegation;
import org.lit4j.siwe.Delegatees;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;

/** Items 82 to 94: what session keys sign. */
class SessionSigsChecklistTest {
    private static final Timestamp IN_TEN_MINUTES = Timestamp.parse("2023-11-14T22:23:20.000Z");

    private static SessionSigsRequest.Builder two() {
        return SessionSigsRequest.builder().request(Fixture.ANY_DECRYPTION).request(Fixture.ANY_PKP);
    }

    static SessionSigs sign(Dialect dialect, AuthSigner signer, SessionSigsRequest.Builder request) {
        try (LitSessions sessions = Fixture.sessions(dialect, signer).build()) {
            return sessions.sessionSigs(request.sessionKey(Fixture.sessionKey()).build());
        }
    }

    private static SessionSigs sample(Dialect dialect, SessionSigsRequest.Builder request) {
        return sign(dialect, Callback.sample(Fixture.SAMPLE_NONCE).signer(), request);
    }

    private static SessionSigs ours(Dialect dialect, SessionSigsRequest.Builder request) {
        return sign(dialect, Fixture.wallet(), request);
    }

    private static AuthSig first(SessionSigs sigs) {
        return sigs.forNode(Fixture.NODES.get(0)).orElseThrow();
    }

    private static void equalsVector(SessionSigs sigs, int length, String sha256, String signature) {
        assertThat(first(sigs).signedMessage()).hasSize(length);
        assertThat(Fixture.sha256(first(sigs).signedMessage())).isEqualTo(sha256);
        assertThat(first(sigs).sig()).isEqualTo(signature);
    }

    private static String expiration(SessionSigs sigs) {
        return ((JsonString) Fixture.document(sigs, Fixture.NODES.get(0))
                        .get("expiration")
                        .orElseThrow())
                .value();
    }

    @Test
    void item082_vectorS3() {
        SessionSigs sigs = sample(Dialects.V3, two());
        equalsVector(
                sigs,
                1220,
                "baae30a4827a204de7199f91e3ce8eb62fde78f77f88ed149f32c27501c82867",
                "e83edf883502bc880b8b0116c65c55c770077776d19b2a1bfb382e861f90c3c2ac7b3d3a045ea4b1306fa3d1a5b251bfb4a7ca2"
                        + "81947694c3d6be6ce758f730b");
        assertThat(Fixture.delegation(sigs).sig()).isEqualTo(WalletSignatureChecklistTest.W1_SIG);
    }

    @Test
    void item083_vectorS3WithTheOfferedNonce() {
        equalsVector(
                sign(Dialects.V3, Callback.sample(Fixture.BLOCK_HASH).signer(), two()),
                1270,
                "849ef003a1e3d1b155a22453282759f8e8e52b35bbfe980fd9b3b7b04a9bfcf9",
                "c0ec016cf8318ac606b5f122e95ab899110da875cc591107f4b0e39ed7cf9ff8cdbcaa68d790b4b79142a6a76b3b8f7bbedabb5"
                        + "11d86492d54a071ca70e89c0f");
    }

    @Test
    void item084_vectorS7() {
        SessionSigs sigs = sign(
                Dialects.V7,
                Callback.helper().signer(),
                SessionSigsRequest.builder()
                        .request(Fixture.ANY_PKP)
                        .request(Fixture.ANY_ACTION)
                        .request(Fixture.ANY_DECRYPTION)
                        .expiration(IN_TEN_MINUTES));
        AuthSig inner = Fixture.delegation(sigs);

        assertThat(inner.signedMessage()).hasSize(925);
        assertThat(Fixture.sha256(inner.signedMessage()))
                .isEqualTo("ada63ee47c57ce7fec3555c1ea73696692231aaa791d426d33cc815ec5f52296");
        assertThat(Hex.encode(PersonalSign.digest(inner.signedMessage())))
                .isEqualTo("c685227c5d0bbcc850fc9f4b61b705e5b876f6bf729ff9901f136c9bacf3e549");
        assertThat(inner.sig())
                .isEqualTo("0xc25160a258c2980289b3ea26802b543aec8ecff263c12bb7b8e2a7411c5169ca6e59ad38145d0b75135b81ca"
                        + "96ad6c2952c7c831b709450194ad7788635069521c");
        equalsVector(
                sigs,
                1736,
                "940de943a0be3cde4b3a8265b084f372c6cfe1603a75005988553c399ceb92bc",
                "a4f5584ac9fb12585995cc0c5ab59df795d5552f6289e640d790ea71a86bb0f90c12cba2b972eaa827359bde1a18ef72814ba5d"
                        + "d98b32df644b39109d9976d00");
    }

    @Test
    void item085_membersOfTheDocument() {
        List<String> upTo7 = List.of(
                "sessionKey", "resourceAbilityRequests", "capabilities", "issuedAt", "expiration", "nodeAddress");
        for (Dialect dialect : List.of(Dialects.V3, Dialects.V3_2, Dialects.V7)) {
            assertThat(Fixture.document(ours(dialect, two()), Fixture.NODES.get(0))
                            .members()
                            .keySet())
                    .containsExactlyElementsOf(upTo7);
        }
        assertThat(Fixture.document(ours(Dialects.V8, two()), Fixture.NODES.get(0))
                        .members()
                        .keySet())
                .startsWith(upTo7.toArray(String[]::new))
                .hasSize(7)
                .endsWith("maxPrice");
    }

    @Test
    void item086_textsOfTwoNodesDifferInTheAddress() {
        for (Dialect dialect : Dialects.all()) {
            SessionSigs sigs = ours(dialect, two());
            String one = first(sigs).signedMessage();
            String other = sigs.forNode(Fixture.NODES.get(1)).orElseThrow().signedMessage();

            assertThat(one).isNotEqualTo(other);
            assertThat(one.replace(Fixture.NODES.get(0), Fixture.NODES.get(1))).isEqualTo(other);
        }
    }

    @Test
    void item087_membersOfASessionSignature() {
        AuthSig sig = first(ours(Dialects.V3, two()));
        assertThat(sig.json().members().keySet())
                .containsExactly("sig", "derivedVia", "signedMessage", "address", "algo");
        assertThat(sig.sig()).matches("[0-9a-f]{128}");
        assertThat(sig.derivedVia()).isEqualTo("litSessionSignViaNacl");
        assertThat(sig.algo()).contains("ed25519");
        assertThat(sig.address()).isEqualTo(Fixture.PUBLIC_KEY);
    }

    @Test
    void item088_keysAreInTheOrderOfTheNodes() {
        List<String> nodes = List.of("https://9.9.9.9:1", "https://1.1.1.1:2", "https://5.5.5.5:3");
        try (LitSessions sessions = Fixture.sessions(Dialects.V7, Fixture.wallet())
                .nodes(NodeSource.of(nodes, Fixture.BLOCK_HASH))
                .build()) {
            assertThat(sessions.sessionSigs(two().build()).byNode().keySet()).containsExactlyElementsOf(nodes);
        }
    }

    @Test
    void item089_thePortIsAlwaysWritten() {
        String node = "https://10.0.0.1:443";
        try (LitSessions sessions = Fixture.sessions(Dialects.V7, Fixture.wallet())
                .nodes(NodeSource.of(node))
                .build()) {
            assertThat(Fixture.document(sessions.sessionSigs(two().build()), node)
                            .get("nodeAddress"))
                    .contains(new JsonString(node));
        }
        Refused.with(ErrorCode.NODE_URL_INVALID, () -> NodeSource.of("https://10.0.0.1"));
        Refused.with(ErrorCode.NODE_URL_INVALID, () -> NodeSource.of("https://10.0.0.1:443/"));
    }

    @Test
    void item090_outerExpirationOfSdk3() {
        assertThat(expiration(ours(Dialects.V3, two()))).isEqualTo("2023-11-14T22:18:20.000Z");
        assertThat(expiration(ours(Dialects.V3, two().expiration(IN_TEN_MINUTES))))
                .isEqualTo("2023-11-14T22:18:20.000Z");
    }

    @Test
    void item091_outerExpirationOfSdk7() {
        assertThat(expiration(ours(Dialects.V7, two()))).isEqualTo("2023-11-15T22:13:20.000Z");
        assertThat(expiration(ours(Dialects.V7, two().expiration(IN_TEN_MINUTES))))
                .isEqualTo(IN_TEN_MINUTES.text());
    }

    @Test
    void item092_capabilitiesOfSdk7HaveAnOrder() {
        AuthSig extra = Fixture.sign(Fixture.WALLET_KEY, "anything");
        AuthSig second = Fixture.sign(Fixture.WALLET_KEY, "else");
        AuthSig capacity;
        try (PrivateKeySigner wallet = Fixture.wallet()) {
            capacity = CapacityDelegation.builder(Delegatees.anyone())
                    .build()
                    .sign(wallet, Fixture.BLOCK_HASH, Fixture.CLOCK);
        }
        SessionSigs sigs = ours(
                Dialects.V7,
                two().capacityDelegation(capacity).capabilityAuthSig(extra).capabilityAuthSig(second));

        assertThat(((JsonArray) Fixture.document(sigs, Fixture.NODES.get(0))
                                .get("capabilities")
                                .orElseThrow())
                        .values())
                .hasSize(4)
                .startsWith(extra.json(), second.json(), capacity.json());
        assertThat(SiweMessage.parse(Fixture.delegation(sigs).signedMessage()).uri())
                .isEqualTo(Fixture.SESSION_URI);
    }

    @Test
    void item093_textIsEscapedAsJavaScriptDoes() {
        JsonObject data = JsonObject.of("k", new JsonString("\n'/<\u2028\u0001\ud800\u007f\"\\"));
        ResourceAbilityRequest request = new ResourceAbilityRequest(LitResource.pkp("*"), LitAbility.PKP_SIGNING, data);
        AuthSig sig = first(ours(Dialects.V3, SessionSigsRequest.builder().request(request)));

        assertThat(sig.signedMessage()).contains("\"data\":{\"k\":\"\\n'/<\u2028\\u0001\\ud800\u007f\\\"\\\\\"}");
    }

    @Test
    @DisplayName(
            "item094: SDK 3 grants */* on the requested key; repaired: SDK 7's empty default grants what is requested")
    void item094_defaultGrants() {
        Callback three = Callback.sample(Fixture.SAMPLE_NONCE);
        sign(Dialects.V3, three.signer(), SessionSigsRequest.builder().request(Fixture.decryption("abc")));
        assertThat(decoded(three)).isEqualTo("{\"lit-accesscontrolcondition://abc\":{\"*/*\":[{}]}}");

        Callback seven = Callback.sample(Fixture.SAMPLE_NONCE);
        sign(Dialects.V7, seven.signer(), SessionSigsRequest.builder().request(Fixture.decryption("abc")));
        assertThat(decoded(seven)).isEqualTo("{\"lit-accesscontrolcondition://abc\":{\"Threshold/Decryption\":[{}]}}");

        Callback asSdk = Callback.helper();
        sign(
                Dialects.V7,
                asSdk.signer(),
                SessionSigsRequest.builder()
                        .request(Fixture.decryption("abc"))
                        .policy(CapabilityPolicy.SIGNER_DECIDES));
        assertThat(decoded(asSdk)).isEqualTo("{}");
    }

    private static String decoded(Callback callback) {
        return Recap.decode(callback.calls.get(0).resources().get(0))
                .attenuations()
                .stringify();
    }
}
