package org.lit4j.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.SessionEvent.Kind;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/**
 * Asks the signer under a lease, checks its answer and stores it. What a person confirmed is not lost because the lease
 * was: it is stored if nothing else was meanwhile, and serves the call in any case. Thread-safe.
 */
record Acquisition(
        LitSessionsParts parts,
        FlowLog log,
        Events events,
        Turns turns,
        Failures failures,
        Rejections rejections,
        StoredDelegations stored,
        Delegator delegator,
        CapabilityWarnings warnings) {

    Signed ask(Attempt attempt, Held held) {
        StoredSession before = stored.read(attempt);
        try {
            return ask(attempt, held, before);
        } finally {
            before.wipe();
        }
    }

    private Signed ask(Attempt attempt, Held held, StoredSession before) {
        SessionPlan plan = attempt.plan();
        try (Key key = stored.knownKey(plan.request(), before).orElseGet(this::newKey)) {
            Instant asked = parts.clock().instant();
            Delegation fresh =
                    signerAnswer(attempt, plan, key.uri(), before.authSig().isPresent(), asked);
            StoredSession updated = (key.isNew() ? before.withSessionKey(key.newPair()) : before)
                    .withAuthSig(fresh.authSig(), SessionFlow.endOf(fresh));
            Optional<Signed> theirs = save(attempt, held.lease(), before, updated);
            failures.clear(attempt.id);
            if (theirs.isPresent()) {
                return theirs.get();
            }
            Kind kind = before.authSig().isPresent() ? Kind.RENEWED : Kind.ACQUIRED;
            events.tell(
                    kind,
                    attempt.id,
                    event -> event.expiring(SessionFlow.endOf(fresh)).after(since(asked)));
            return new Signed(plan, fresh, key.detach());
        }
    }

    private Delegation signerAnswer(Attempt attempt, SessionPlan plan, String keyUri, boolean resign, Instant asked) {
        warnings.log(plan.capability());
        try {
            Delegation fresh = delegator.ask(attempt.signer, plan, keyUri, attempt.principal(), resign);
            warnings.log(fresh.capability());
            return fresh;
        } catch (LitException e) {
            failures.record(
                    attempt.id, attempt.signer, plan.requests(), parts.clock().instant(), e);
            events.tell(Kind.FAILED, attempt.id, event -> event.failed(e.code()).after(since(asked)));
            throw e;
        }
    }

    /** Saves under the lease; when it is lost, returns what another has stored meanwhile and can be used. */
    private Optional<Signed> save(Attempt attempt, SessionLease lease, StoredSession before, StoredSession updated) {
        try {
            write(attempt, lease, updated);
            rejections.clear(attempt.id);
            return Optional.empty();
        } catch (LitException e) {
            if (e.code() != ErrorCode.STORE_LEASE_LOST) {
                throw e;
            }
            log.debug("the lease on {} was lost before the signer answered", attempt.id);
            events.tell(Kind.LEASE_LOST, attempt.id);
            return afterLosing(attempt, before, updated);
        }
    }

    /** Tries once more what may only have met a connection that had gone: the same save does no harm twice. */
    private void write(Attempt attempt, SessionLease lease, StoredSession updated) {
        try {
            StoreCalls.run("write", () -> attempt.store.save(updated, lease));
        } catch (LitException e) {
            if (!e.retryable()) {
                throw e;
            }
            log.debug("the answer for {} is saved once more: {}", attempt.id, e.code());
            StoreCalls.run("write", () -> attempt.store.save(updated, lease));
        }
    }

    private Optional<Signed> afterLosing(Attempt attempt, StoredSession before, StoredSession updated) {
        StoredSession now = stored.read(attempt);
        try {
            if (isNewer(now, before)) {
                attempt.outdate();
                return stored.check(attempt, now);
            }
        } finally {
            now.wipe();
        }
        Optional<Held> again = turns.hold(attempt.id, attempt.store);
        if (again.isPresent()) {
            try (Held held = again.get()) {
                saveIfUnchanged(attempt, held.lease(), before, updated);
            }
        }
        return Optional.empty();
    }

    private void saveIfUnchanged(Attempt attempt, SessionLease lease, StoredSession before, StoredSession updated) {
        StoredSession now = stored.read(attempt);
        try {
            if (!isNewer(now, before)) {
                StoreCalls.run("write", () -> attempt.store.save(updated, lease));
                rejections.clear(attempt.id);
            }
        } catch (LitException e) {
            log.debug("the answer for {} serves this call and is not stored: {}", attempt.id, e.code());
        } finally {
            now.wipe();
        }
    }

    /** Whether somebody stored another key or AuthSig; that an old AuthSig has expired meanwhile is nothing new. */
    private static boolean isNewer(StoredSession now, StoredSession before) {
        Optional<AuthSig> there = now.authSig();
        return (there.isPresent() && !there.equals(before.authSig()))
                || !publicKey(now).equals(publicKey(before));
    }

    private static Optional<String> publicKey(StoredSession session) {
        return session.sessionKey().map(SessionKeyPair::publicKey);
    }

    private Key newKey() {
        log.debug("no session key is stored; a new one is made");
        SessionKeyPair fresh = parts.crypto().generate(parts.random());
        return Key.fresh(fresh, parts.crypto().open(fresh));
    }

    private Duration since(Instant start) {
        Duration took = Duration.between(start, parts.clock().instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
