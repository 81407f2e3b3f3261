package org.lit4j.verifier;

/**
 * Checks signatures of the network: BLS12-381, public keys in G1, signatures in G2, the proof-of-possession scheme.
 * Implementations are thread-safe.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-irtf-cfrg-bls-signature-05.html#section-4.2.3">BLS signatures,
 *     section 4.2.3</a>
 */
@FunctionalInterface
public interface NetworkSignatures {
    /**
     * Checks one signature.
     *
     * @param publicKey 48 bytes, compressed
     * @param message the 32 bytes that were signed
     * @param signature 96 bytes, compressed
     */
    Result check(byte[] publicKey, byte[] message, byte[] signature);

    /** What a check says. */
    enum Result {
        VALID,
        INVALID,
        /** The signature is no point of the group. */
        UNREADABLE
    }
}
