package org.lit4j.core;

import java.time.Duration;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.StoredSession;

/** Finds what is stored and still good. Thread-safe. */
final class StoredDelegations {
    private final LitSessionsParts parts;
    private final Delegator delegator;
    private final Rejections rejections;

    StoredDelegations(LitSessionsParts parts, Delegator delegator, Rejections rejections) {
        this.parts = parts;
        this.delegator = delegator;
        this.rejections = rejections;
    }

    /** Returns what is stored, good, and not in its mandatory window. */
    Optional<Signed> usable(Attempt attempt) {
        return find(attempt, parts.renewal().policy().mandatoryWindow());
    }

    /** Returns what is stored and good at this moment, even if not for long. */
    Optional<Signed> leftOver(Attempt attempt) {
        return find(attempt, Duration.ZERO);
    }

    private Optional<Signed> find(Attempt attempt, Duration margin) {
        StoredSession session = read(attempt);
        try {
            return check(attempt, session, margin);
        } finally {
            session.wipe();
        }
    }

    /** Checks a record that was read. */
    Optional<Signed> check(Attempt attempt, StoredSession session) {
        return check(attempt, session, parts.renewal().policy().mandatoryWindow());
    }

    private Optional<Signed> check(Attempt attempt, StoredSession session, Duration margin) {
        Optional<AuthSig> authSig = session.authSig().filter(found -> !rejections.isRejected(attempt.id, found));
        if (authSig.isEmpty()) {
            return Optional.empty();
        }
        SessionPlan plan = attempt.plan();
        Optional<Key> known = knownKey(plan.request(), session);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        try (Key key = known.get()) {
            Optional<Delegation> good = delegator.reuse(authSig.get(), plan, key.uri(), attempt.principal(), margin);
            return good.map(delegation -> new Signed(plan, delegation, key.detach()));
        }
    }

    /** Returns a copy of the record, to be wiped; an empty one when there is none. */
    StoredSession read(Attempt attempt) {
        return StoreCalls.call("read", () -> attempt.store.find(attempt.id))
                .orElseGet(() -> StoredSession.empty(attempt.id));
    }

    /** Opens the key that was given or is stored. */
    Optional<Key> knownKey(SessionSigsRequest request, StoredSession session) {
        if (request.sessionKeyHandle().isPresent()) {
            return request.sessionKeyHandle().map(Key::given);
        }
        Optional<SessionKeyPair> known = request.sessionKeyPair().or(session::sessionKey);
        return known.map(pair -> Key.opened(parts.crypto().open(pair)));
    }
}
