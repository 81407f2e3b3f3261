package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A list of revocations in memory, so for one process. Thread-safe. */
public final class MemoryRevocationList implements RevocationList {
    private final Map<Entry, Instant> entries = new ConcurrentHashMap<>();

    private record Entry(Kind kind, String subject) {}

    /**
     * Revokes something.
     *
     * @param until when it could not be accepted any more anyway; the entry is forgotten then
     */
    public void revoke(Kind kind, String subject, Instant until) {
        entries.put(new Entry(requireNonNull(kind, "kind"), requireNonNull(subject, "subject")), until);
    }

    /** Takes a revocation back. */
    public void restore(Kind kind, String subject) {
        entries.remove(new Entry(kind, subject));
    }

    @Override
    public boolean isRevoked(Kind kind, String subject, Instant now) {
        Instant until = entries.get(new Entry(kind, subject));
        return until != null && until.isAfter(now);
    }

    /** Forgets what has ended and returns how many entries that were. */
    public int purge(Instant now) {
        int before = entries.size();
        entries.values().removeIf(until -> !until.isAfter(now));
        return before - entries.size();
    }
}
