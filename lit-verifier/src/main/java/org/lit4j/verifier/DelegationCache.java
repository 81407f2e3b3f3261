package org.lit4j.verifier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * Remembers which delegations' signatures are good, so that the same one is not computed again for every request.
 * Thread-safe. Bounded: the one not used for longest goes first.
 *
 * <p>An entry is found by the SHA-256 of all that the check depends on: kind of signature, signature, hash of the text that
 * was signed, signer or network key. Only good signatures are kept. Time, session key, audience and grant are judged anew
 * each time, so an entry never outlives anything.
 */
public final class DelegationCache {
    private final int capacity;
    private final Map<String, List<Quirk>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long hits;
    private long misses;

    /**
     * Makes an empty cache.
     *
     * @param capacity the most entries, at least 1; one takes about 300 bytes
     */
    public DelegationCache(int capacity) {
        if (capacity < 1) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, "A cache of " + capacity + " entries keeps nothing. Give 1 or more.");
        }
        this.capacity = capacity;
    }

    static String key(String kind, String signature, byte[] hash, String signer) {
        return Fingerprint.of(kind, signature, Hex.encode(hash), signer);
    }

    synchronized Optional<List<Quirk>> find(String key) {
        List<Quirk> quirks = entries.get(key);
        hits += quirks == null ? 0 : 1;
        misses += quirks == null ? 1 : 0;
        return Optional.ofNullable(quirks);
    }

    synchronized void keep(String key, List<Quirk> quirks) {
        entries.put(key, List.copyOf(quirks));
        if (entries.size() > capacity) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /** Returns how many entries there are. */
    public synchronized int size() {
        return entries.size();
    }

    /** Returns how often an entry was found. */
    public synchronized long hits() {
        return hits;
    }

    /** Returns how often none was found. */
    public synchronized long misses() {
        return misses;
    }

    /** Forgets everything. */
    public synchronized void clear() {
        entries.clear();
    }
}
