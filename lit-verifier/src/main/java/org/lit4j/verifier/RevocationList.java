package org.lit4j.verifier;

import java.time.Instant;

/** What a service does not accept any more, though its signature is good. Thread-safe; may block on I/O. */
public interface RevocationList {
    /**
     * Says whether something was revoked.
     *
     * @param subject as {@link Kind} says
     * @param now the present
     * @throws org.lit4j.core.error.LitException {@code STORE_UNAVAILABLE}; then the use must be refused
     */
    boolean isRevoked(Kind kind, String subject, Instant now);

    /** What can be revoked. */
    enum Kind {
        /** One session key: its public key, 64 lower-case hexadecimal digits. */
        SESSION_KEY,
        /** One delegation: {@link Grant#delegationId}, 64 lower-case hexadecimal digits. */
        DELEGATION,
        /** Everything that an address signs: its EIP-55 form. */
        SIGNER
    }
}
