package org.lit4j.core.session;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.LitException;
import org.lit4j.core.internal.SinglePart;

/**
 * The cryptography that lit-core needs, without a library's name. Thread-safe. The standard one is in lit-crypto.
 */
public interface SessionCrypto {
    /** Makes a new key: 32 bytes of the random source are the seed. */
    SessionKeyPair generate(SecureRandom random);

    /**
     * Makes the key of a seed.
     *
     * @param seed 32 bytes; copied
     * @throws LitException {@code SESSION_KEY_INVALID}
     */
    SessionKeyPair fromSeed(SecretBytes seed);

    /**
     * Opens a pair for signing.
     *
     * @return a handle with its own copy of the key, to be closed
     * @throws LitException {@code SESSION_KEY_INVALID} when the public key is not that of the seed
     */
    SessionKeyHandle open(SessionKeyPair pair);

    /**
     * Verifies an Ed25519 signature strictly: canonical s, no point of small order, cofactorless equation.
     *
     * @param publicKey 32 bytes
     * @param signature 64 bytes
     * @return false for anything malformed
     */
    boolean verify(byte[] publicKey, byte[] message, byte[] signature);

    /**
     * Finds the implementation with this interface's class loader, then the thread's.
     *
     * @throws LitException {@code MODULE_MISSING}; {@code PROVIDER_BROKEN} when it is there and cannot be made
     */
    static SessionCrypto discover() {
        return discover(null);
    }

    /**
     * Finds the implementation with a class loader, then this interface's, then the thread's.
     *
     * @throws LitException {@code MODULE_MISSING}; {@code PROVIDER_BROKEN} when it is there and cannot be made
     */
    static SessionCrypto discover(@Nullable ClassLoader loader) {
        return SinglePart.find(SessionCrypto.class, loader, "org.lit4j.crypto.BouncyCastleSessionCrypto", "lit-crypto");
    }
}
