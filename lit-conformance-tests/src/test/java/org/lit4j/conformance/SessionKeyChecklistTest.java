package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.crypto.BouncyCastleSessionCrypto;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** Items 1 to 9: the session key. */
class SessionKeyChecklistTest {
    private static SessionSigsRequest.Builder request() {
        return SessionSigsRequest.builder().request(Fixture.ANY_PKP);
    }

    private static SessionKeyStore store() {
        return new MemorySessionKeyStore(Fixture.CLOCK, 10);
    }

    @Test
    void item001_theSeedGivesThePublicKey() {
        try (SecretBytes seed = SecretBytes.takeOver(Hex.decode(Fixture.SEED, "The seed"));
                SessionKeyPair key = new BouncyCastleSessionCrypto().fromSeed(seed)) {
            assertThat(key.publicKey()).isEqualTo(Fixture.PUBLIC_KEY);
        }
    }

    @Test
    void item002_secretsUpToSdk7AreSeedAndPublicKey() {
        assertThat(Dialects.V3.secretForm()).isEqualTo(Dialects.V7.secretForm());
        try (SessionKeyPair key = Fixture.sessionKey()) {
            assertThat(key.toSecretJson(Dialects.V7.secretForm()))
                    .contains("\"secretKey\":\"" + Fixture.SEED + Fixture.PUBLIC_KEY + "\"");
        }
    }

    @Test
    @DisplayName(
            "item003: SDK 8's secret is the seed; repaired: 128 digits are read too, if they are seed and public key")
    void item003_secretsOfSdk8AreTheSeed() {
        try (SessionKeyPair key = Fixture.sessionKey()) {
            String json = key.toSecretJson(Dialects.V8.secretForm());
            assertThat(json).contains("\"secretKey\":\"" + Fixture.SEED + "\"");
            assertThat(SessionKeyPair.parse(json)).isEqualTo(key);
        }
        String wrongHalf = "{\"publicKey\":\"" + Fixture.PUBLIC_KEY + "\",\"secretKey\":\"" + "07".repeat(64) + "\"}";
        Refused.with(ErrorCode.SESSION_KEY_INVALID, () -> SessionKeyPair.parse(wrongHalf));
        String tooShort = "{\"publicKey\":\"" + Fixture.PUBLIC_KEY + "\",\"secretKey\":\"" + "07".repeat(48) + "\"}";
        Refused.with(ErrorCode.SESSION_KEY_INVALID, () -> SessionKeyPair.parse(tooShort));
    }

    @Test
    void item004_theKeysJsonIsExact() {
        try (SessionKeyPair key = Fixture.sessionKey()) {
            assertThat(key.toSecretJson(Dialects.V3.secretForm()))
                    .isEqualTo("{\"publicKey\":\"" + Fixture.PUBLIC_KEY + "\",\"secretKey\":\"" + Fixture.SEED
                            + Fixture.PUBLIC_KEY + "\"}")
                    .hasSize(223);
            assertThat(key.toSecretJson(Dialects.V8.secretForm()))
                    .isEqualTo("{\"publicKey\":\"" + Fixture.PUBLIC_KEY + "\",\"secretKey\":\"" + Fixture.SEED + "\"}")
                    .hasSize(159);
        }
    }

    @Test
    void item005_theUriHasOnePrefix() {
        try (SessionKeyPair key = Fixture.sessionKey()) {
            assertThat(key.uri()).isEqualTo("lit:session:" + Fixture.PUBLIC_KEY);
        }
        String prefixed = "{\"publicKey\":\"" + Fixture.SESSION_URI + "\",\"secretKey\":\"" + Fixture.SEED + "\"}";
        Refused.with(ErrorCode.SESSION_KEY_INVALID, () -> SessionKeyPair.parse(prefixed));
    }

    @Test
    void item006_aGivenKeyIsNeitherReadFromTheStoreNorWrittenToIt() {
        try (SessionKeyStore store = store();
                SessionKeyPair given = Fixture.sessionKey();
                SessionKeyPair stored = SessionKeyPair.generate(new java.security.SecureRandom());
                LitSessions sessions = Fixture.sessions(Dialects.V3, Fixture.wallet())
                        .store(store)
                        .build()) {
            store.save(StoredSession.empty(Fixture.ID).withSessionKey(stored));

            SessionSigs sigs = sessions.sessionSigs(request().sessionKey(given).build());

            assertThat(Fixture.document(sigs, Fixture.NODES.get(0)).get("sessionKey"))
                    .hasToString("Optional[\"" + Fixture.PUBLIC_KEY + "\"]");
            assertThat(store.find(Fixture.ID).flatMap(StoredSession::sessionKey).map(SessionKeyPair::publicKey))
                    .contains(stored.publicKey());
        }
    }

    @Test
    void item007_theFirstCallStoresTheKeyAndTheSecondUsesIt() {
        try (SessionKeyStore store = store();
                LitSessions sessions = Fixture.sessions(Dialects.V3, Fixture.wallet())
                        .store(store)
                        .build()) {
            SessionSigs first = sessions.sessionSigs(request().build());
            Optional<String> stored =
                    store.find(Fixture.ID).flatMap(StoredSession::sessionKey).map(SessionKeyPair::publicKey);
            SessionSigs second = sessions.sessionSigs(request().build());

            assertThat(stored).isPresent();
            for (SessionSigs sigs : new SessionSigs[] {first, second}) {
                assertThat(Fixture.document(sigs, Fixture.NODES.get(0)).get("sessionKey"))
                        .hasToString("Optional[\"" + stored.get() + "\"]");
            }
        }
    }

    @Test
    @DisplayName(
            "item008: repaired: a store that fails is an error before anybody signs; without a store a key is made")
    void item008_aStoreThatFailsIsNotPassedOver() {
        Callback callback = Callback.sample(Fixture.SAMPLE_NONCE);
        SessionKeyStore closed = store();
        closed.close();
        try (LitSessions broken = Fixture.sessions(Dialects.V3, callback.signer())
                        .store(closed)
                        .build();
                LitSessions without =
                        Fixture.sessions(Dialects.V3, callback.signer()).build()) {
            Refused.with(ErrorCode.CLOSED, () -> broken.sessionSigs(request().build()));
            assertThat(callback.calls).isEmpty();

            assertThat(without.sessionSigs(request().build()).byNode()).hasSize(2);
        }
    }

    @Test
    void item009_forgettingTheAuthSigLeavesTheKey() {
        try (SessionKeyStore store = store();
                LitSessions sessions = Fixture.sessions(Dialects.V3, Fixture.wallet())
                        .store(store)
                        .build()) {
            sessions.sessionSigs(request().build());
            SessionKeyId id = Fixture.ID;

            sessions.forgetAuthSig();
            assertThat(store.find(id).flatMap(StoredSession::authSig)).isEmpty();
            assertThat(store.find(id).flatMap(StoredSession::sessionKey)).isPresent();

            sessions.forgetSessionKey();
            assertThat(store.find(id).flatMap(StoredSession::sessionKey)).isEmpty();
        }
    }
}
