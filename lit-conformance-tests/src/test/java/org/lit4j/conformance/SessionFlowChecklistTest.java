package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** Items 95 to 102: whom getSessionSigs asks, and what it takes for an answer. */
class SessionFlowChecklistTest {
    private static final Recap PKP = Recap.builder()
            .grant(Fixture.ANY_PKP.resource(), LitAbility.PKP_SIGNING)
            .build();

    private static SessionSigsRequest.Builder request() {
        return SessionSigsRequest.builder().request(Fixture.ANY_PKP).domain("app.example.com");
    }

    private static SiweMessage message(Recap recap) {
        return Fixture.message()
                .statement(recap.statement())
                .resources(List.of(recap.urn()))
                .build();
    }

    /** Signs with a store in which there are the fixture's session key and this AuthSig, under the wallet's id. */
    static SessionSigs withStored(Dialect dialect, AuthSig stored, AuthSigner signer) {
        try (SessionKeyStore store = new MemorySessionKeyStore(Fixture.CLOCK, 10);
                LitSessions sessions =
                        Fixture.sessions(dialect, signer).store(store).build()) {
            store.save(StoredSession.empty(Fixture.ID)
                    .withSessionKey(Fixture.sessionKey())
                    .withAuthSig(stored, Optional.empty()));
            try {
                return sessions.sessionSigs(request().build());
            } catch (LitException e) {
                assertThat(store.find(Fixture.ID).flatMap(StoredSession::authSig))
                        .as("what is refused is not stored")
                        .contains(stored);
                throw e;
            }
        }
    }

    private static Callback good() {
        return Callback.of(request -> Fixture.message()
                .uri(request.uri())
                .statement(PKP.statement())
                .resources(List.of(PKP.urn()))
                .build());
    }

    private static String firstCall(Dialect dialect) {
        return names(ask(dialect, request()));
    }

    private static AuthRequest ask(Dialect dialect, SessionSigsRequest.Builder request) {
        Callback callback = good();
        try (LitSessions sessions = Fixture.sessions(dialect, callback.signer()).build()) {
            sessions.sessionSigs(request.build());
        }
        return callback.calls.get(0);
    }

    private static String resignCall(Dialect dialect) {
        Callback callback = good();
        withStored(dialect, Fixture.sign(message(Recap.EMPTY)), callback.signer());
        assertThat(callback.calls).hasSize(1);
        return names(callback.calls.get(0));
    }

    private static String names(AuthRequest request) {
        return String.join(
                " ",
                JsonParser.parseObject(request.toJson(), "The parameters")
                        .members()
                        .keySet());
    }

    @Test
    @DisplayName("item095: the callback's parameters by version; repaired: the session key's secret is not among them")
    void item095_whatTheCallbackIsGiven() {
        assertThat(firstCall(Dialects.V3)).isEqualTo("chain statement resources expiration uri nonce");
        assertThat(resignCall(Dialects.V3)).isEqualTo("chain statement resources expiration uri nonce");
        assertThat(firstCall(Dialects.V3_2)).isEqualTo("chain statement resources expiration uri nonce");
        assertThat(resignCall(Dialects.V3_2))
                .isEqualTo("chain statement resources expiration uri nonce resourceAbilityRequests");
        assertThat(firstCall(Dialects.V7))
                .isEqualTo("chain statement resources expiration uri nonce domain resourceAbilityRequests");
        assertThat(resignCall(Dialects.V7))
                .as("without the domain")
                .isEqualTo("chain statement resources expiration uri nonce resourceAbilityRequests");
        assertThat(ask(Dialects.V7, request()).nonce()).isEqualTo(Fixture.BLOCK_HASH);
        assertThat(names(ask(Dialects.V3, request().switchChain(false)))).doesNotContain("switchChain");
        assertThat(names(ask(Dialects.V3, request().switchChain(true))))
                .isEqualTo("chain statement resources switchChain expiration uri nonce");
    }

    @Test
    @DisplayName("item097: repaired: another wallet's AuthSig is not used again")
    void item097_anotherWalletsAuthSigIsNotUsed() {
        SiweMessage others = message(PKP).toBuilder()
                .address("0x1563915e194D8CfBA1943570603F7606A3115508")
                .build();
        AuthSig stored = Fixture.sign("0x" + "22".repeat(32), others.text());
        Callback callback = good();

        SessionSigs sigs = withStored(Dialects.V3, stored, callback.signer());

        assertThat(callback.calls).hasSize(1);
        assertThat(Fixture.delegation(sigs).address()).isEqualTo(Fixture.WALLET);
    }

    @Test
    @DisplayName("item098: repaired: a stored text that cannot be read counts as none")
    void item098_whatCannotBeReadIsAbsent() {
        for (String text : new String[] {"", "no SIWE message", message(PKP).text() + "\n"}) {
            Callback callback = good();
            withStored(Dialects.V7, Fixture.sign(Fixture.WALLET_KEY, text), callback.signer());
            assertThat(callback.calls).hasSize(1);
        }
        Callback unasked = good();
        withStored(Dialects.V7, Fixture.sign(message(PKP)), unasked.signer());
        assertThat(unasked.calls).as("a readable one is used").isEmpty();
    }

    @Test
    @DisplayName("item099: repaired: what is signed again is checked again")
    void item099_aSecondAnswerIsChecked() {
        AuthSig stored = Fixture.sign(message(Recap.EMPTY));
        Callback useless = Callback.of(request -> message(Recap.EMPTY));
        Refused.with(ErrorCode.DELEGATION_NOT_COVERING, () -> withStored(Dialects.V7, stored, useless.signer()));
        Callback expired = Callback.of(request -> message(PKP).toBuilder()
                .expirationTime(Timestamp.of(Fixture.NOW))
                .build());
        Refused.with(ErrorCode.DELEGATION_EXPIRED, () -> withStored(Dialects.V7, stored, expired.signer()));
        Callback foreign = good();
        Refused.with(ErrorCode.DELEGATION_ADDRESS_MISMATCH, () -> new ForeignAnswer(foreign).run());
    }

    /** A signer that says it is somebody, and answers for the fixture's wallet. */
    private record ForeignAnswer(Callback callback) {
        void run() {
            Principal somebody = Principal.ofAddress("0x1563915e194D8CfBA1943570603F7606A3115508");
            try (LitSessions sessions =
                    Fixture.sessions(Dialects.V7, callback.signerOf(somebody)).build()) {
                sessions.sessionSigs(request().build());
            }
        }
    }

    @Test
    void item100_withoutASignerThereIsATypedError() {
        try (LitSessions sessions = LitSessions.builder()
                .nodes(NodeSource.of(Fixture.NODES, Fixture.BLOCK_HASH))
                .clock(Fixture.CLOCK)
                .build()) {
            assertThat(Refused.with(
                            ErrorCode.SIGNER_MISSING,
                            () -> sessions.sessionSigs(request().build())))
                    .hasMessageContaining("signer");
        }
    }

    @Test
    void item101_withoutNodesNobodySigns() {
        Callback callback = good();
        Refused.with(
                ErrorCode.NODES_MISSING,
                () -> LitSessions.builder().signer(callback.signer()).build());
        Refused.with(ErrorCode.NODES_MISSING, () -> NodeSource.of(List.of()));
        List<String> order = new ArrayList<>();
        try (LitSessions sessions = Fixture.sessions(Dialects.V3, callback.signer())
                .nodes(random -> {
                    order.add("nodes");
                    throw new LitException(ErrorCode.NODES_MISSING, "Not connected.");
                })
                .build()) {
            Refused.with(
                    ErrorCode.NODES_MISSING,
                    () -> sessions.sessionSigs(request().build()));
        }
        assertThat(order).containsExactly("nodes");
        assertThat(callback.calls).isEmpty();
    }

    @Test
    void item102_theSamplesAbilityIsNamed() {
        for (String name : new String[] {"AccessControlDescription", "AccessControlConditionDecryption"}) {
            assertThat(Refused.with(ErrorCode.ABILITY_UNKNOWN, () -> LitAbility.parse(name)))
                    .hasMessageContaining("access-control-condition-decryption");
        }
        Refused.with(ErrorCode.ABILITY_UNKNOWN, () -> LitAbility.parse("undefined"));
    }
}
