package org.lit4j.crypto;

import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.core.session.SessionKeyPair;

/** Session keys on BouncyCastle's low-level Ed25519. Stateless and thread-safe. */
public final class BouncyCastleSessionCrypto implements SessionCrypto {
    @Override
    public SessionKeyPair generate(SecureRandom random) {
        byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
        random.nextBytes(seed);
        try (SecretBytes secret = SecretBytes.takeOver(seed)) {
            return fromSeed(secret);
        }
    }

    @Override
    public SessionKeyPair fromSeed(SecretBytes seed) {
        if (seed.length() != Ed25519.SECRET_KEY_SIZE) {
            throw new LitException(
                    ErrorCode.SESSION_KEY_INVALID,
                    "The seed has " + seed.length() + " bytes, not " + Ed25519.SECRET_KEY_SIZE + ".");
        }
        return new SessionKeyPair(publicKeyOf(seed), seed.duplicate());
    }

    @Override
    public SessionKeyHandle open(SessionKeyPair pair) {
        if (!publicKeyOf(pair.seed()).equals(pair.publicKey())) {
            throw new LitException(
                    ErrorCode.SESSION_KEY_INVALID,
                    // Not repeated: when the two halves were swapped, it is the seed.
                    "The public key of a session key is not that of its seed. The pair was mixed up; use another.");
        }
        return new Ed25519Handle(pair.publicKey(), pair.seed().duplicate());
    }

    @Override
    public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        return StrictEd25519.verify(publicKey, message, signature);
    }

    private static String publicKeyOf(SecretBytes seed) {
        return seed.expose(bytes -> {
            byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
            Ed25519.generatePublicKey(bytes, 0, publicKey, 0);
            return Hex.encode(publicKey);
        });
    }
}
