package org.lit4j.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lit4j.core.session.SessionKeyId;

/**
 * Which renewals an executor has and has not finished. One that does not come to its turn for long is handed over again:
 * executors may drop tasks. Thread-safe.
 */
record HandedOver(Duration patience, Map<SessionKeyId, Instant> since) {
    HandedOver(Duration patience) {
        this(patience, new ConcurrentHashMap<>());
    }

    /** Notes a renewal; false when there is one. */
    boolean begin(SessionKeyId id, Instant now) {
        AtomicBoolean begun = new AtomicBoolean();
        since.compute(id, (key, before) -> {
            boolean pending = before != null && !now.isBefore(before) && now.isBefore(before.plus(patience));
            begun.set(!pending);
            return pending ? before : now;
        });
        return begun.get();
    }

    void end(SessionKeyId id) {
        since.remove(id);
    }
}
