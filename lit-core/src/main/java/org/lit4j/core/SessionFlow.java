package org.lit4j.core;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.Failures.Failure;
import org.lit4j.core.Turns.Turn;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.SessionEvent.Kind;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;

/**
 * The one way through: nodes, session key, capability, AuthSig, signatures. What is stored serves as long as it is good;
 * otherwise one caller asks the signer, and the others wait for it.
 */
final class SessionFlow {
    private final LitSessionsParts parts;
    private final FlowLog log;
    private final Events events;
    private final Turns turns;
    private final Failures failures;
    private final AdvisoryWindow advisory;
    private final Delegator delegator;
    private final StoredDelegations stored;
    private final Acquisition acquisition;
    private final Withdrawals withdrawals;
    private final HandedOver handedOver;
    /** The address that the builder's signer answered for first, when it does not say whose it is. */
    private volatile @Nullable Principal learned;

    SessionFlow(LitSessionsParts parts, FlowLog log) {
        this.parts = parts;
        this.log = log;
        this.events = new Events(parts.renewal().listeners(), parts.clock(), log);
        this.turns = new Turns(parts, log, events);
        this.failures = new Failures(parts.renewal().policy(), parts.random());
        this.advisory = new AdvisoryWindow(parts.renewal().policy(), parts.random());
        this.handedOver = new HandedOver(parts.renewal().policy().waitLimit());
        Rejections rejections = new Rejections();
        this.withdrawals = new Withdrawals(events, turns, failures, rejections);
        this.delegator = new Delegator(parts, log);
        this.stored = new StoredDelegations(parts, delegator, rejections);
        this.acquisition = new Acquisition(
                parts, log, events, turns, failures, rejections, stored, delegator, new CapabilityWarnings());
    }

    SessionSigs sessionSigs(SessionSigsRequest request, AuthSigner signer, SessionKeyStore store, SessionKeyId id) {
        Attempt attempt = new Attempt(
                signer,
                store,
                id,
                () -> signer.principal().or(() -> learnedOf(signer)),
                () -> SessionPlan.make(parts, request));
        SessionPlan plan = attempt.plan();
        delegator.requireCapacity(plan, attempt.principal());
        log.debug("{} nodes, dialect {}, requests {}", plan.prices().size(), parts.dialect(), plan.requests());
        try (Signed signed = signed(attempt, request)) {
            return SessionDocument.of(parts, signed.plan(), signed.delegation())
                    .sign(signed.key(), signed.plan().prices());
        }
    }

    private Signed signed(Attempt attempt, SessionSigsRequest request) {
        Optional<Signed> ready = stored.usable(attempt);
        if (ready.isPresent()) {
            return mayRenewAhead(attempt, ready.get())
                    ? renewAhead(attempt, ready.get())
                    : reused(attempt, ready.get());
        }
        Optional<Signed> leftOver = whilePaused(attempt);
        if (leftOver.isPresent()) {
            return leftOver.get();
        }
        return turns.inTurn(
                attempt.id,
                attempt.store,
                turns.patience(request.waitLimit()),
                () -> {
                    attempt.outdate();
                    return stored.usable(attempt)
                            .map(found -> reused(attempt, found))
                            .or(() -> whilePaused(attempt));
                },
                (held, waited) -> stored.usable(attempt)
                        .map(found -> reused(attempt, found))
                        .orElseGet(() -> ask(attempt, held, waited)));
    }

    private Signed ask(Attempt attempt, Held held, boolean takenOver) {
        if (takenOver) {
            log.debug("the holder of the lease on {} left nothing that can be used", attempt.id);
            events.tell(Kind.TAKEN_OVER, attempt.id);
        }
        try {
            return learn(attempt, acquisition.ask(attempt, held));
        } catch (LitException e) {
            if (!Failures.isSignerDown(e.code())) {
                throw e;
            }
            attempt.outdate();
            return stored.leftOver(attempt).map(found -> reused(attempt, found)).orElseThrow(() -> e);
        }
    }

    /**
     * Does what is to be done while the signer is left alone.
     *
     * @return what is stored as long as it is valid at all; empty when the signer may be asked
     */
    private Optional<Signed> whilePaused(Attempt attempt) {
        Optional<Failure> pause = failures.pausing(
                attempt.id, attempt.signer, attempt.requests(), parts.clock().instant());
        if (pause.isEmpty()) {
            return Optional.empty();
        }
        if (!pause.get().isTerminal()) {
            Optional<Signed> leftOver = stored.leftOver(attempt);
            if (leftOver.isPresent()) {
                return leftOver.map(found -> reused(attempt, found));
            }
        }
        throw pause.get().again();
    }

    private boolean mayRenewAhead(Attempt attempt, Signed old) {
        Instant now = parts.clock().instant();
        return advisory.isOpen(old.delegation(), now)
                && !failures.holdsAheadOfTime(attempt.id, attempt.signer, attempt.requests(), now);
    }

    /** One caller renews, here or in the background; whatever comes of it, there is a delegation that serves. */
    private Signed renewAhead(Attempt attempt, Signed old) {
        Optional<Executor> background = parts.renewal().background().filter(executor -> outlivesTheCall(attempt));
        if (background.isPresent()) {
            renewIn(background.get(), attempt);
            return reused(attempt, old);
        }
        Optional<Turn> turn;
        try {
            turn = turns.now(attempt.id, attempt.store);
        } catch (LitException e) {
            log.debug("not renewed ahead: {}", e.code());
            return reused(attempt, old);
        }
        if (turn.isEmpty()) {
            return reused(attempt, old);
        }
        return renewHere(attempt, old, turn.get());
    }

    private Signed renewHere(Attempt attempt, Signed old, Turn turn) {
        try {
            Signed fresh = renew(attempt, turn);
            old.close();
            return fresh;
        } catch (LitException e) {
            logNotRenewed(attempt, e);
            // The signer may have taken long.
            attempt.outdate();
            if (hasEnded(old.delegation())) {
                old.close();
                throw e;
            }
            return reused(attempt, again(attempt, old));
        }
    }

    /** Hands the renewal over, unless it has been and may still come to its turn. */
    private void renewIn(Executor executor, Attempt attempt) {
        if (!handedOver.begin(attempt.id, parts.clock().instant())) {
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    turns.now(attempt.id, attempt.store)
                            .ifPresent(turn -> renew(attempt, turn).close());
                } catch (RuntimeException e) {
                    logNotRenewed(attempt, e);
                } finally {
                    handedOver.end(attempt.id);
                }
            });
        } catch (RejectedExecutionException e) {
            handedOver.end(attempt.id);
            logNotRenewed(attempt, e);
        }
    }

    private Signed renew(Attempt attempt, Turn turn) {
        try (turn) {
            Optional<Signed> theirs = stored.usable(attempt);
            if (theirs.isPresent()) {
                if (!advisory.isOpen(theirs.get().delegation(), parts.clock().instant())) {
                    return reused(attempt, theirs.get());
                }
                theirs.get().close();
            }
            return learn(attempt, acquisition.ask(attempt, turn.held()));
        }
    }

    private void logNotRenewed(Attempt attempt, RuntimeException e) {
        log.warn("{} was not renewed ahead ({}); the old delegation serves", attempt.id, FlowLog.codeOf(e));
    }

    private static Signed again(Attempt attempt, Signed old) {
        try {
            return new Signed(attempt.plan(), old.delegation(), old.key());
        } catch (LitException e) {
            old.close();
            throw e;
        }
    }

    private boolean hasEnded(Delegation delegation) {
        return endOf(delegation)
                .filter(end -> !parts.clock().instant().isBefore(end))
                .isPresent();
    }

    /** The signer and the key of one call may be closed when it ends. */
    private boolean outlivesTheCall(Attempt attempt) {
        SessionSigsRequest request = attempt.plan().request();
        return isBuildersSigner(attempt.signer)
                && request.sessionKeyPair().isEmpty()
                && request.sessionKeyHandle().isEmpty();
    }

    private Signed reused(Attempt attempt, Signed found) {
        events.tell(Kind.REUSED, attempt.id, event -> event.expiring(endOf(found.delegation())));
        return found;
    }

    static Optional<Instant> endOf(Delegation delegation) {
        return delegation.expiresAt().map(Timestamp::instant);
    }

    Withdrawals withdrawals() {
        return withdrawals;
    }

    void forgetLearned() {
        learned = null;
    }

    private Optional<Principal> learnedOf(AuthSigner signer) {
        return isBuildersSigner(signer) ? Optional.ofNullable(learned) : Optional.empty();
    }

    private Signed learn(Attempt attempt, Signed signed) {
        if (attempt.signer.principal().isEmpty() && isBuildersSigner(attempt.signer)) {
            learned = signed.delegation().principal();
        }
        return signed;
    }

    private boolean isBuildersSigner(AuthSigner signer) {
        return parts.signer().filter(own -> own == signer).isPresent();
    }
}
