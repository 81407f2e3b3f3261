package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.lit4j.core.LitSessions;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.renewal.SessionEvent;
import org.lit4j.core.renewal.SessionEvent.Kind;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** One wallet, one store, a clock that the test moves, and a signer that does what the test says. */
final class Scene implements AutoCloseable {
    /** How long delegations last here. */
    static final Duration LIFE = Duration.ofHours(1);

    static final Instant END = Fixtures.NOW.plus(LIFE);
    static final RenewalPolicy POLICY =
            RenewalPolicy.builder().jitter(Duration.ZERO).build();

    final MovingClock clock = new MovingClock();
    final SessionKeyStore store = new MemorySessionKeyStore(clock, 10);
    final AtomicInteger asked = new AtomicInteger();
    final List<SessionEvent> events = Collections.synchronizedList(new ArrayList<>());
    volatile Function<AuthRequest, AuthSig> answer = this::sign;
    final AuthSigner signer = AuthSigner.of(Principal.ofAddress(Fixtures.WALLET), request -> {
        asked.incrementAndGet();
        return answer.apply(request);
    });

    AuthSig sign(AuthRequest request) {
        return Fixtures.signed(
                Fixtures.WALLET_KEY,
                request,
                m -> m.issuedAt(Timestamp.of(clock.instant())).statement(request.statement()),
                Optional.empty());
    }

    AuthSig fail(ErrorCode code) {
        throw new LitException(code, "the signer said " + code);
    }

    LitSessionsBuilder builder() {
        return LitSessions.builder()
                .clock(clock)
                .waiting(clock)
                .nodes(Fixtures.nodes())
                .store(store)
                .signer(signer)
                .renewal(POLICY)
                .listener(events::add);
    }

    SessionSigsRequest.Builder request() {
        return Fixtures.request().expiration(clock.instant().plus(LIFE));
    }

    /** Makes signatures and returns the AuthSig inside. */
    AuthSig delegation(LitSessions sessions) {
        return new Inner(sessions.sessionSigs(request().build())).authSig();
    }

    SessionSigs sigs(LitSessions sessions) {
        return sessions.sessionSigs(request().build());
    }

    Optional<AuthSig> stored() {
        return store.find(Fixtures.ID).flatMap(found -> {
            found.wipe();
            return found.authSig();
        });
    }

    /** What the listener was told since it was last asked. */
    List<Kind> told() {
        synchronized (events) {
            List<Kind> kinds = events.stream().map(SessionEvent::kind).toList();
            events.clear();
            return kinds;
        }
    }

    void assertAsked(int times) {
        assertThat(asked).hasValue(times);
    }

    @Override
    public void close() {
        store.close();
    }
}
