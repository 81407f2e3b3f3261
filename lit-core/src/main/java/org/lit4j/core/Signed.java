package org.lit4j.core;

import org.lit4j.core.auth.Delegation;
import org.lit4j.core.session.SessionKeyHandle;

/** A delegation that was checked under a plan, and the key that it is for. Closing wipes the key. */
record Signed(SessionPlan plan, Delegation delegation, SessionKeyHandle key) implements AutoCloseable {
    @Override
    public void close() {
        key.close();
    }
}
