package org.lit4j.core;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.renewal.SessionEvent.Kind;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/** Takes back what is stored. Thread-safe. */
record Withdrawals(Events events, Turns turns, Failures failures, Rejections rejections) {
    /** Changes a record when nobody asks the signer for it, and lets the signer be asked again. */
    void change(SessionKeyId id, SessionKeyStore store, String reason, UnaryOperator<StoredSession> change) {
        turns.inTurn(id, store, turns.patience(Optional.empty()), Optional::empty, (held, waited) -> {
            boolean changed = rewrite(id, store, held, change);
            if (changed) {
                removed(id, reason);
            }
            return changed;
        });
        failures.clear(id);
        rejections.clear(id);
    }

    /**
     * Stops the use of an AuthSig here at once, and elsewhere if nobody is just about to replace it.
     *
     * @param refused says which AuthSig is meant; another stays
     */
    boolean invalidate(SessionKeyId id, SessionKeyStore store, String reason, Predicate<AuthSig> refused) {
        Optional<StoredSession> found = StoreCalls.call("read", () -> store.find(id));
        found.ifPresent(StoredSession::wipe);
        failures.clear(id);
        Optional<AuthSig> bad = found.flatMap(StoredSession::authSig).filter(refused);
        if (bad.isEmpty()) {
            return false;
        }
        rejections.add(id, bad.get());
        turns.hold(id, store).ifPresent(lease -> {
            try (Held held = lease) {
                rewrite(id, store, held, session -> session.authSig().equals(bad) ? session.withoutAuthSig() : session);
            }
        });
        removed(id, reason);
        return true;
    }

    private void removed(SessionKeyId id, String reason) {
        events.tell(Kind.REMOVED, id, event -> event.because(reason));
    }

    private static boolean rewrite(
            SessionKeyId id, SessionKeyStore store, Held held, UnaryOperator<StoredSession> change) {
        Optional<StoredSession> found = StoreCalls.call("read", () -> store.find(id));
        try {
            Optional<StoredSession> changed =
                    found.map(change).filter(session -> !found.get().equals(session));
            changed.ifPresent(session -> StoreCalls.run("write", () -> store.save(session, held.lease())));
            return changed.isPresent();
        } finally {
            found.ifPresent(StoredSession::wipe);
        }
    }
}
