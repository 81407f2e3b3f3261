package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.LitSessions;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.core.NodeSource;
import org.lit4j.core.OuterExpiration;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.StoredSession;
import org.lit4j.siwe.Cid;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.siwe.SiweRecaps;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** The way to session signatures, end to end. */
class SessionFlowTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final List<AuthRequest> requests = new ArrayList<>();

    /** The reference vectors S3 and S3n: the documentation's callback, with its own nonce and with the offered one. */
    @ParameterizedTest
    @CsvSource({
        "abcdefgh12345678,baae30a4827a204de7199f91e3ce8eb62fde78f77f88ed149f32c27501c82867,"
                + "e83edf883502bc880b8b0116c65c55c770077776d19b2a1bfb382e861f90c3c2ac7b3d3a045ea4b1306fa3d1a5b251bfb4a7ca281947694c3d6be6ce758f730b",
        ",849ef003a1e3d1b155a22453282759f8e8e52b35bbfe980fd9b3b7b04a9bfcf9,"
                + "c0ec016cf8318ac606b5f122e95ab899110da875cc591107f4b0e39ed7cf9ff8cdbcaa68d790b4b79142a6a76b3b8f7bbedabb511d86492d54a071ca70e89c0f"
    })
    void equalsTheSdkByteForByte(String nonce, String sha256, String signature) throws NoSuchAlgorithmException {
        AuthSigner page = AuthSigner.of(request -> Fixtures.seedCallback(request, Optional.ofNullable(nonce)));
        try (LitSessions sessions = builder().signer(page).build()) {
            SessionSigs sigs = sessions.sessionSigs(
                    Fixtures.request().sessionKey(Fixtures.sessionKey()).build());

            AuthSig first = sigs.forNode(Fixtures.NODES.get(0)).orElseThrow();
            byte[] text = first.signedMessage().getBytes(StandardCharsets.UTF_8);
            assertThat(Hex.encode(MessageDigest.getInstance("SHA-256").digest(text)))
                    .isEqualTo(sha256);
            assertThat(first.sig()).isEqualTo(signature);
            assertThat(sigs.byNode().keySet()).containsExactlyElementsOf(Fixtures.NODES);
            assertThat(SessionSigs.parse(sigs.toJson()).toJson()).isEqualTo(sigs.toJson());
        }
    }

    @Test
    void ourWalletEndsTheStatementWithTheCapabilitys() {
        SessionSigs sigs;
        try (LitSessions sessions = builder().signer(counting()).build()) {
            sigs = sessions.sessionSigs(Fixtures.request().build());
        }
        SiweMessage message = SiweMessage.parse(new Inner(sigs).authSig().signedMessage());

        assertThat(SiweRecaps.extractAndVerify(message).attenuations())
                .hasToString("{\"lit-accesscontrolcondition://*\":{\"*/*\":[{}]},\"lit-pkp://*\":{\"*/*\":[{}]}}");
    }

    @Test
    void asksOnceAndUsesKeyAndAuthSigAgain() {
        MemorySessionKeyStore store = new MemorySessionKeyStore(Fixtures.CLOCK, 10);
        String first = run(store, Duration.ZERO);
        String again = run(store, Duration.ofHours(1));

        assertThat(asked).hasValue(1);
        assertThat(new Inner(SessionSigs.parse(again)).authSig())
                .isEqualTo(new Inner(SessionSigs.parse(first)).authSig());
    }

    @Test
    void asksAgainWhenTheAuthSigIsAboutToExpire() {
        MemorySessionKeyStore store = new MemorySessionKeyStore(Fixtures.CLOCK, 10);
        run(store, Duration.ZERO);

        run(store, Duration.ofHours(24).minusSeconds(31));
        assertThat(asked).as("31 seconds left, margin 30").hasValue(1);

        run(store, Duration.ofHours(24).minusSeconds(30));
        assertThat(asked).as("30 seconds left").hasValue(2);
        StoredSession stored = store.find(Fixtures.ID).orElseThrow();
        assertThat(stored.sessionKey()).as("the session key stays").isPresent();
    }

    @Test
    void asksAgainForWhatTheAuthSigDoesNotGrant() {
        MemorySessionKeyStore store = new MemorySessionKeyStore(Fixtures.CLOCK, 10);
        run(store, Duration.ZERO);
        try (LitSessions sessions = builder().store(store).signer(counting()).build()) {
            sessions.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.litAction("QmX"), LitAbility.LIT_ACTION_EXECUTION)
                    .build());
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void aStricterPolicyDoesNotUseABroaderGrant() {
        MemorySessionKeyStore store = new MemorySessionKeyStore(Fixtures.CLOCK, 10);
        run(store, Duration.ZERO);
        try (LitSessions sessions = builder()
                .store(store)
                .signer(counting())
                .policy(CapabilityPolicy.EXACTLY_REQUESTED)
                .build()) {
            sessions.sessionSigs(Fixtures.request().build());
            sessions.sessionSigs(Fixtures.request().build());
        }
        assertThat(asked).as("once more for the exact grant, then reused").hasValue(2);
        assertThat(requests.get(1).statement()).contains("'Threshold': 'Signing' for 'lit-pkp://*'");
    }

    @Test
    void oneUsersAuthSigNeverServesAnother() {
        MemorySessionKeyStore store = new MemorySessionKeyStore(Fixtures.CLOCK, 10);
        run(store, Duration.ZERO);
        AuthSig first = store.find(Fixtures.ID).orElseThrow().authSig().orElseThrow();
        Principal other = Principal.ofAddress("0x1563915e194D8CfBA1943570603F7606A3115508");
        SessionKeyId otherId = new SessionKeyId("custom", "default", other.toString(), "default");
        // As if the rows had been swapped.
        store.save(StoredSession.empty(otherId).withAuthSig(first, Optional.empty()));

        try (LitSessions sessions = builder()
                .store(store)
                .signer(AuthSigner.of(other, ask -> {
                    asked.incrementAndGet();
                    return Fixtures.signed("22".repeat(32), ask, m -> m, Optional.empty());
                }))
                .build()) {
            SessionSigs sigs = sessions.sessionSigs(Fixtures.request().build());
            assertThat(new Inner(sigs).authSig().address()).isEqualToIgnoringCase(other.toString());
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void aSignerWithoutAPrincipalIsBoundToItsFirstAnswerUntilItIsForgotten() {
        List<String> keys = new ArrayList<>(List.of("11".repeat(32), "22".repeat(32), "22".repeat(32)));
        AuthSigner signer = AuthSigner.of(ask -> Fixtures.signed(keys.remove(0), ask, m -> m, Optional.empty()));
        MemorySessionKeyStore store = new MemorySessionKeyStore(Fixtures.CLOCK, 10);
        SessionSigsRequest more = SessionSigsRequest.builder()
                .request(LitResource.litAction("QmX"), LitAbility.LIT_ACTION_EXECUTION)
                .build();
        try (LitSessions sessions = builder().store(store).signer(signer).build()) {
            sessions.sessionSigs(Fixtures.request().build());
            assertThat(store.list("custom", "default"))
                    .as("not in the shared store")
                    .isEmpty();
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> sessions.sessionSigs(more)))
                    .hasMessageContaining("is signed by 0x1563915e194D8CfBA1943570603F7606A3115508, not by");

            sessions.forgetAuthSig();

            assertThat(new Inner(sessions.sessionSigs(more)).authSig().address())
                    .isEqualTo("0x1563915e194D8CfBA1943570603F7606A3115508");
        }
    }

    @Test
    void aPolicyKeepsTheRestrictionsOfAGivenCapability() {
        Recap given = Recap.builder()
                .grant(LitResource.pkp("*"), LitAbility.PKP_SIGNING, JsonObject.of("only", new JsonString("today")))
                .grant(LitResource.litAction("QmX"), LitAbility.LIT_ACTION_EXECUTION)
                .proof(Cid.parse("QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKnsYw"))
                .build();
        try (LitSessions sessions = builder()
                .signer(counting())
                .policy(CapabilityPolicy.EXACTLY_REQUESTED)
                .build()) {
            sessions.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                    .capability(given)
                    .build());
        }
        Recap offered = Recap.decode(requests.get(0).resources().get(0));
        assertThat(offered.attenuations())
                .hasToString("{\"lit-pkp://*\":{\"Threshold/Signing\":[{\"only\":\"today\"}]}}");
        assertThat(offered.proofs()).hasSize(1);
    }

    @Test
    void forgettingTheAuthSigKeepsTheKeyAndTheOtherWayRound() {
        MemorySessionKeyStore store = new MemorySessionKeyStore(Fixtures.CLOCK, 10);
        try (LitSessions sessions = builder().store(store).signer(counting()).build()) {
            sessions.sessionSigs(Fixtures.request().build());
            String key = storedKey(store);
            sessions.forgetAuthSig();
            assertThat(store.find(Fixtures.ID).orElseThrow().authSig()).isEmpty();
            sessions.sessionSigs(Fixtures.request().build());
            assertThat(storedKey(store)).isEqualTo(key);

            sessions.forgetSessionKey();
            assertThat(store.find(Fixtures.ID).orElseThrow().sessionKey()).isEmpty();
            assertThat(store.find(Fixtures.ID).orElseThrow().authSig()).isPresent();
            sessions.sessionSigs(Fixtures.request().build());
            assertThat(storedKey(store)).isNotEqualTo(key);
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void aGivenSessionKeyIsNeitherReadNorStored() {
        MemorySessionKeyStore store = new MemorySessionKeyStore(Fixtures.CLOCK, 10);
        try (LitSessions sessions = builder().store(store).signer(counting()).build();
                SessionKeyPair given = Fixtures.sessionKey()) {
            SessionSigs sigs =
                    sessions.sessionSigs(Fixtures.request().sessionKey(given).build());
            assertThat(sigs.forNode(Fixtures.NODES.get(0)).orElseThrow().address())
                    .isEqualTo(Fixtures.PUBLIC_KEY);
        }
        StoredSession stored = store.find(Fixtures.ID).orElseThrow();
        assertThat(stored.sessionKey()).isEmpty();
        assertThat(stored.authSig()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"WITHIN_DELEGATION,2023-11-14T22:15:20.000Z", "AS_SDK,2023-11-14T22:18:20.000Z"})
    void signaturesDoNotOutliveTheDelegationUnlessAskedTo(OuterExpiration mode, String end) {
        try (LitSessions sessions =
                builder().signer(counting()).outerExpiration(mode).build()) {
            SessionSigs sigs = sessions.sessionSigs(
                    Fixtures.request().expiration(Fixtures.NOW.plusSeconds(120)).build());
            assertThat(new Inner(sigs).document().string("expiration")).isEqualTo(end);
        }
    }

    @Test
    void anOfflineNodeListDrawsAFreshNonce() {
        try (LitSessions sessions = builder()
                .nodes(NodeSource.of(Fixtures.NODES))
                .signer(counting())
                .build()) {
            sessions.sessionSigs(Fixtures.request().build());
            sessions.forgetAuthSig();
            sessions.sessionSigs(Fixtures.request().build());
        }
        assertThat(requests)
                .extracting(AuthRequest::nonce)
                .doesNotHaveDuplicates()
                .allMatch(n -> n.matches("[A-Za-z0-9]{17}"));
    }

    private String run(MemorySessionKeyStore store, Duration later) {
        try (LitSessions sessions = builder()
                .clock(Fixtures.later(later))
                .store(store)
                .signer(counting())
                .build()) {
            return sessions.sessionSigs(Fixtures.request().build()).toJson();
        }
    }

    private static String storedKey(MemorySessionKeyStore store) {
        return store.find(Fixtures.ID).orElseThrow().sessionKey().orElseThrow().publicKey();
    }

    private static LitSessionsBuilder builder() {
        return LitSessions.builder()
                .clock(Fixtures.CLOCK)
                .nodes(Fixtures.nodes())
                .renewal(RenewalPolicy.builder().advisoryWindow(Duration.ZERO).build());
    }

    private AuthSigner counting() {
        AuthSigner wallet = Fixtures.wallet();
        return AuthSigner.of(Principal.ofAddress(Fixtures.WALLET), ask -> {
            asked.incrementAndGet();
            requests.add(ask);
            return wallet.sign(ask);
        });
    }
}
