package org.lit4j.verifier;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * Remembers uses in memory, so for one process. Thread-safe. When it is full of uses that could still be repeated, it
 * refuses to forget one: the next is an error, not an accepted replay.
 */
public final class MemoryReplayCache implements ReplayCache {
    private final int capacity;
    private final Map<String, Instant> until = new HashMap<>();

    /**
     * Makes an empty one.
     *
     * @param capacity the most uses that are remembered at once, at least 1; one takes about 200 bytes
     */
    public MemoryReplayCache(int capacity) {
        if (capacity < 1) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, "A replay cache for " + capacity + " uses keeps none. Give 1 or more.");
        }
        this.capacity = capacity;
    }

    @Override
    public synchronized boolean firstUse(String id, Instant end, Instant now) {
        Instant known = until.get(id);
        if (known != null && known.isAfter(now)) {
            return false;
        }
        if (until.size() >= capacity) {
            until.values().removeIf(one -> !one.isAfter(now));
        }
        if (until.size() >= capacity) {
            throw new LitException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "The replay cache is full of " + capacity + " uses that could still be repeated. Make it larger.");
        }
        until.put(id, end);
        return true;
    }

    /** Returns how many uses are remembered. */
    public synchronized int size() {
        return until.size();
    }
}
