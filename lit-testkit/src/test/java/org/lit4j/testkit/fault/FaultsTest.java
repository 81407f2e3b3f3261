package org.lit4j.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.testkit.contract.References;
import org.lit4j.testkit.contract.SettableClock;

/** As tests of applications use it: a store and a signer that fail under {@link LitSessions}. */
class FaultsTest {
    private static final SessionKeyId ID = new SessionKeyId("custom", "default", "0x" + "1".repeat(40), "default");

    private final Faults faults = new Faults();
    private final SessionKeyStore store = new FaultySessionKeyStore(References.store(Clock.systemUTC()), faults);

    private static StoredSession session() {
        return StoredSession.empty(ID).withSessionKey(SessionKeyPair.generate(new SecureRandom()));
    }

    @Test
    void failsAtTheCallChosen() {
        faults.at(Call.SAVE, 2, Fault.fail(ErrorCode.STORE_UNAVAILABLE));
        StoredSession first = session();
        store.save(first);
        assertCode(ErrorCode.STORE_UNAVAILABLE, () -> store.save(session()));
        assertThat(store.find(ID)).contains(first);
        store.save(session());
        assertThat(faults.count(Call.SAVE)).isEqualTo(3);
        assertThat(faults.count(Call.REMOVE)).isZero();
    }

    @Test
    void failsAtEveryCallUntilHealed() {
        faults.at(Call.FIND, Fault.fail(() -> new IllegalStateException("not from lit4j")));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> store.find(ID));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> store.find(ID));
        faults.heal();
        assertThat(store.find(ID)).isEmpty();
    }

    @Test
    void losesTheAnswerOnly() {
        faults.at(Call.SAVE, 1, Fault.failAfterwards(ErrorCode.STORE_UNAVAILABLE));
        StoredSession session = session();
        assertCode(ErrorCode.STORE_UNAVAILABLE, () -> store.save(session));
        assertThat(store.find(ID)).contains(session);
    }

    @Test
    void answersSomethingElse() {
        store.save(session());
        faults.at(Call.REMOVE, Fault.answer(false)).at(Call.FIND, Fault.alter(found -> Optional.empty()));
        assertThat(store.find(ID)).isEmpty();
        assertThat(store.remove(ID)).isFalse();
        faults.heal();
        assertThat(store.find(ID)).isPresent();
    }

    @Test
    void holdsACallUntilTheGateIsOpen() throws Exception {
        Gate gate = new Gate();
        faults.at(Call.SAVE, 1, Fault.hold(gate));
        CompletableFuture<Void> saving = CompletableFuture.runAsync(() -> store.save(session()));
        gate.awaitArrival();
        assertThat(saving).isNotDone();
        assertThat(store.find(ID)).isEmpty();
        gate.open();
        saving.get(1, TimeUnit.MINUTES);
        assertThat(store.find(ID)).isPresent();
    }

    @Test
    void strikesAtLeases() {
        faults.at(Call.TRY_LEASE, 1, Fault.answer(Optional.empty()))
                .at(Call.RENEW_LEASE, Fault.answer(Optional.empty()))
                .at(Call.SAVE_UNDER_LEASE, Fault.fail(ErrorCode.STORE_LEASE_LOST))
                .at(Call.RELEASE_LEASE, Fault.fail(ErrorCode.STORE_UNAVAILABLE));
        Duration length = Duration.ofMinutes(1);
        assertThat(store.tryLease(ID, length)).isEmpty();
        var lease = store.tryLease(ID, length).orElseThrow();
        assertThat(store.renewLease(lease, length)).isEmpty();
        assertCode(ErrorCode.STORE_LEASE_LOST, () -> store.save(session(), lease));
        assertCode(ErrorCode.STORE_UNAVAILABLE, () -> store.releaseLease(lease));
    }

    @Test
    void everyOtherCallGoesThrough() {
        faults.at(Call.LIST, Fault.answer(List.of()))
                .at(Call.PURGE_EXPIRED, Fault.answer(7))
                .at(Call.CLOSE, 1, Fault.failAfterwards(ErrorCode.STORE_UNAVAILABLE));
        store.save(session());
        assertThat(store.list("custom", "default")).isEmpty();
        assertThat(store.purgeExpired()).isEqualTo(7);
        assertThat(store.holdsSecrets()).isTrue();
        assertCode(ErrorCode.STORE_UNAVAILABLE, store::close);
        assertCode(ErrorCode.CLOSED, () -> store.remove(ID));
    }

    /** What an application wants to know: a garbled answer is refused, and nothing of it is stored. */
    @Test
    void garbledAnswerOfASignerIsRefused() {
        FaultySigner signer = new FaultySigner(References.signer(), faults);
        SettableClock clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
        faults.at(
                Call.SIGN,
                1,
                Fault.alter(
                        answer -> AuthSig.personalSign(answer.sig(), answer.signedMessage() + " ", answer.address())));
        try (signer;
                LitSessions sessions = LitSessions.builder()
                        .nodes(NodeSource.of("https://127.0.0.1:7470"))
                        .signer(signer)
                        .store(store)
                        .clock(clock)
                        .build()) {
            SessionSigsRequest request = SessionSigsRequest.builder()
                    .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                    .build();
            assertThatExceptionOfType(LitException.class).isThrownBy(() -> sessions.sessionSigs(request));
            assertThat(faults.count(Call.SIGN)).isEqualTo(1);
            clock.advance(Duration.ofMinutes(1));
            assertThat(sessions.sessionSigs(request).toJson()).contains("https://127.0.0.1:7470");
        }
    }

    @Test
    void callsAreCountedFromOne() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> faults.at(Call.SIGN, 0, Fault.fail(ErrorCode.SIGNER_REFUSED)));
    }

    private static void assertCode(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(call)
                .extracting(LitException::code)
                .isEqualTo(code);
    }
}
