package org.lit4j.crypto.bls;

import java.util.List;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;

/**
 * BLS12-381 signatures of the scheme {@link BlsScheme#PROOF_OF_POSSESSION}. Keys and signatures are in
 * their compressed form, 48 and 96 bytes, big-endian, with the three flag bits of ZCash. Implementations are thread-safe
 * and stateless, and all give the same results and the same verdicts.
 *
 * <p>The scheme is named after a proof that its keys come with where signatures of different keys are added up. Nothing here
 * adds those up: shares are of one key, which the network made and whose public half a handshake tells. So there are no
 * such proofs here.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-irtf-cfrg-bls-signature-05#section-4.2.3">BLS signatures,
 *     draft 5, section 4.2.3</a>
 */
public interface Bls {
    /** The length of a compressed public key in bytes. */
    int PUBLIC_KEY_LENGTH = 48;

    /** The length of a compressed signature in bytes. */
    int SIGNATURE_LENGTH = 96;

    /** Returns the implementation that is preferred among those on the class path and works on this machine. */
    static Bls get() {
        return BlsProviders.preferred();
    }

    /** Returns the name of its provider, such as {@code bouncycastle}. */
    String name();

    /**
     * Returns the public key of a secret one.
     *
     * @param secretKey 32 bytes, big-endian, from 1 to r-1
     * @throws LitException {@code BLS_KEY_INVALID}; the key is never repeated
     */
    byte[] publicKey(SecretBytes secretKey);

    /**
     * Signs a message of any length; with a share of a key this makes a share of the signature.
     *
     * @param secretKey 32 bytes, big-endian, from 1 to r-1
     * @throws LitException {@code BLS_KEY_INVALID}; the key is never repeated
     */
    byte[] sign(SecretBytes secretKey, byte[] message);

    /**
     * Says whether a signature is that of a key. Anything but {@link BlsEncoding#VALID} encodings of both is a no; it
     * never throws.
     */
    default boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        return verify(BlsScheme.PROOF_OF_POSSESSION, publicKey, message, signature);
    }

    /** Says the same of a signature of any scheme, for who judges what nodes accept. */
    boolean verify(BlsScheme scheme, byte[] publicKey, byte[] message, byte[] signature);

    /**
     * Combines shares of one signature. As many as the threshold or more give the same signature; fewer give one that
     * does not verify, which only {@link #verify} can tell.
     *
     * @param shares at least two, with different identifiers
     * @throws LitException {@code BLS_SHARES_INVALID}, naming the share
     */
    byte[] combine(List<BlsShare> shares);

    /** Judges the encoding of a public key. Never throws. */
    BlsEncoding publicKeyEncoding(byte[] bytes);

    /** Judges the encoding of a signature or a share of one. Never throws. */
    BlsEncoding signatureEncoding(byte[] bytes);
}
