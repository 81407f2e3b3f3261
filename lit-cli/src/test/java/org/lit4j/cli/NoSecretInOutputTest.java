package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.core.LitSessions;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.DelegationCodec;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.siwe.Recap;
import org.lit4j.storage.memory.MemorySessionKeyStore;
import org.lit4j.testkit.leak.Finding;

/** Whole flows through the library, good and bad: neither the wallet's key nor the session seed gets out anywhere. */
class NoSecretInOutputTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final Captured captured = new Captured(Secrets.scanner());

    @AfterEach
    void release() {
        captured.close();
    }

    @Test
    void madeAndUsedAgainFromTheStore() {
        try (AuthSigner wallet = Secrets.wallet();
                SessionKeyStore store = memory()) {
            List<SessionSigs> made = use(
                    wallet,
                    store,
                    lit -> List.of(
                            lit.sessionSigs(request().build()),
                            lit.sessionSigs(request().build())));
            assertThat(made.get(0).toJson()).isEqualTo(made.get(1).toJson());
            captured.see("session signatures", made);
            assertThat(captured.debugEvents()).isPositive();
            use(wallet, store, lit -> {
                lit.forgetAuthSig();
                lit.forgetSessionKey();
                return lit.sessionSigs(request().build());
            });
            store.purgeExpired();
            store.list("custom", "default");
        }
        assertNothingFound();
    }

    @Test
    void keyGivenWithTheRequest() {
        try (AuthSigner wallet = Secrets.wallet();
                SessionKeyPair key = Secrets.sessionKey();
                SessionKeyHandle handle = SessionCrypto.discover().open(key)) {
            captured.see("keys", List.of(key, handle));
            for (SessionSigsRequest request : List.of(
                    request().sessionKey(key).signer(wallet).build(),
                    request().sessionKey(handle).signer(wallet).build())) {
                captured.see("request", request);
                captured.see("answer", use(wallet, memory(), lit -> lit.sessionSigs(request)));
            }
        }
        assertNothingFound();
    }

    @Test
    void signerOfAnotherAddress() {
        AuthSigner other = AuthSigner.of(
                Principal.ofAddress("0x00000000000000000000000000000000000000aa"),
                request -> Secrets.wallet().sign(request));
        assertFails(other, memory(), request(), ErrorCode.DELEGATION_ADDRESS_MISMATCH);
    }

    @Test
    void signerWithAnAnswerForAnotherSessionKey() {
        AuthSigner replaying = AuthSigner.of(request -> Secrets.wallet()
                .sign(new AuthRequest(
                        request.chain(),
                        request.statement(),
                        request.resources(),
                        request.switchChain(),
                        request.expiration(),
                        "lit:session:" + "00".repeat(32),
                        request.nonce(),
                        request.domain(),
                        request.requestedAt(),
                        request.requests(),
                        request.form())));
        assertFails(replaying, memory(), request(), ErrorCode.DELEGATION_SESSION_KEY_MISMATCH);
    }

    @Test
    void signerThatThrows() {
        AuthSigner broken = AuthSigner.of(request -> {
            throw new IllegalStateException("the wallet is gone", new RuntimeException("unplugged"));
        });
        assertFails(broken, memory(), request(), ErrorCode.SIGNER_FAILED);
        PrivateKeySigner closed = Secrets.wallet();
        closed.close();
        assertFails(closed, memory(), request(), ErrorCode.CLOSED);
    }

    @Test
    void storeThatThrowsOnRead() {
        SessionKeyStore broken = captured.watch(SessionKeyStore.class, new BrokenStore(true));
        assertFails(Secrets.wallet(), broken, request(), ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void storeThatThrowsOnWrite() {
        SessionKeyStore broken = captured.watch(SessionKeyStore.class, new BrokenStore(false));
        assertFails(Secrets.wallet(), broken, request(), ErrorCode.STORE_UNAVAILABLE);
    }

    /** A record in which the seed stands where the public key belongs, so that the record itself cannot be shown. */
    @Test
    void storeWithASwappedKey() {
        try (PrivateKeySigner wallet = Secrets.wallet();
                SessionKeyStore store = new MemorySessionKeyStore(CLOCK, 10);
                LitSessions lit = LitSessions.builder()
                        .nodes(NodeSource.of("https://127.0.0.1:7470"))
                        .signer(wallet)
                        .store(store)
                        .debug(true)
                        .build()) {
            store.save(StoredSession.empty(new SessionKeyId(
                            "custom",
                            "default",
                            wallet.principal().orElseThrow().address(),
                            "default"))
                    .withSessionKey(Malformed.swapped()));
            Throwable failure = catchThrowable(() -> lit.sessionSigs(request().build()));
            assertThat(failure).isInstanceOf(LitException.class);
            captured.see("failure", failure);
        }
        assertNothingFound();
    }

    @Test
    void capabilityThatDoesNotCover() {
        Recap other = Recap.builder()
                .grant(LitResource.pkp("1"), LitAbility.PKP_SIGNING)
                .build();
        assertFails(Secrets.wallet(), memory(), request().capability(other), ErrorCode.CAPABILITY_NOT_COVERING);
        assertFails(
                Secrets.wallet(),
                memory(),
                request().policy(CapabilityPolicy.NO_WILDCARDS),
                ErrorCode.WILDCARD_FORBIDDEN);
    }

    /** The test bites: a signer that logs its key is found, and so is an exception that names it. */
    @Test
    void plantedLeaksAreFound() {
        AuthSigner leaking = AuthSigner.of(request -> {
            org.slf4j.LoggerFactory.getLogger("planted").trace("signing with {}", Secrets.WALLET);
            return Secrets.wallet().sign(request);
        });
        use(leaking, memory(), lit -> lit.sessionSigs(request().build()));
        captured.see("planted", new IllegalStateException("cannot", new RuntimeException(Secrets.SEED)));
        assertThat(captured.findings())
                .extracting(Finding::secret, Finding::place)
                .anyMatch(found -> found.toString().contains("wallet key")
                        && found.toString().contains("log of planted"))
                .anyMatch(found -> found.toString().contains("wallet key")
                        && found.toString().contains("standard error"))
                .anyMatch(found -> found.toString().contains("session seed")
                        && found.toString().contains("RuntimeException"));
    }

    private SessionKeyStore memory() {
        return captured.watch(SessionKeyStore.class, new MemorySessionKeyStore(CLOCK, 10));
    }

    private static SessionSigsRequest.Builder request() {
        return SessionSigsRequest.builder().request(LitResource.pkp("*"), LitAbility.PKP_SIGNING);
    }

    private <T> T use(AuthSigner signer, SessionKeyStore store, Function<LitSessions, T> work) {
        LitSessionsBuilder builder = LitSessions.builder()
                .nodes(NodeSource.of("https://127.0.0.1:7470", "https://127.0.0.1:7471"))
                .signer(captured.watch(AuthSigner.class, signer))
                .store(store)
                .crypto(captured.watch(SessionCrypto.class, SessionCrypto.discover()))
                .delegationCodec(captured.watch(DelegationCodec.class, DelegationCodec.discover()))
                .random(Secrets.random())
                .renewalMargin(Duration.ofSeconds(1))
                .clock(CLOCK)
                .debug(true);
        captured.see("builder", builder);
        try (LitSessions lit = builder.build()) {
            captured.see("LitSessions", lit);
            return work.apply(lit);
        }
    }

    private void assertFails(
            AuthSigner signer, SessionKeyStore store, SessionSigsRequest.Builder request, ErrorCode code) {
        Throwable failure = catchThrowable(() -> use(signer, store, lit -> lit.sessionSigs(request.build())));
        captured.see("failure", failure);
        assertThat(failure).isInstanceOf(LitException.class).extracting("code").isEqualTo(code);
        assertNothingFound();
    }

    private void assertNothingFound() {
        assertThat(captured.findings()).isEmpty();
        assertThat(captured.seen()).isPositive();
    }
}
