package org.lit4j.verifier;

import java.time.Instant;

/**
 * Remembers which session signatures were used, for services where each counts once. Thread-safe; may block on I/O. Nodes
 * have nothing like it: a session signature has no nonce.
 */
public interface ReplayCache {
    /**
     * Notes a use and says whether it is the first. Of many who ask at once for one id, one is told yes.
     *
     * @param id names the signature: 64 lower-case hexadecimal digits
     * @param until when the signature cannot be accepted any more; it may be forgotten then
     * @param now the present
     * @throws org.lit4j.core.error.LitException {@code STORE_UNAVAILABLE}; then the use must be refused
     */
    boolean firstUse(String id, Instant until, Instant now);
}
