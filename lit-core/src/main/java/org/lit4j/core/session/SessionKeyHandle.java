package org.lit4j.core.session;

import java.util.List;

/**
 * A session key that can sign and nothing else: its secret may live elsewhere. Thread-safe.
 */
public interface SessionKeyHandle extends AutoCloseable {
    /** What stands in front of the public key in a SIWE message's URI. */
    String URI_PREFIX = "lit:session:";

    /** Returns the public key: 64 lower-case hexadecimal digits. */
    String publicKey();

    /** Returns {@code lit:session:} and the public key. */
    default String uri() {
        return URI_PREFIX + publicKey();
    }

    /**
     * Signs {@code head ‖ tail} for each tail: per node only the end of the document differs.
     *
     * @return one Ed25519 signature of 64 bytes a tail, in their order
     */
    List<byte[]> sign(byte[] head, List<byte[]> tails);

    /** Wipes what this handle holds. Idempotent. */
    @Override
    void close();
}
