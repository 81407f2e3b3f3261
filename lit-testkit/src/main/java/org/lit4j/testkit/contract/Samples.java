package org.lit4j.testkit.contract;

import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.crypto.BouncyCastleSessionCrypto;

/** Session keys told apart by a number. */
final class Samples {
    private Samples() {}

    static byte[] seed(int n) {
        byte[] seed = new byte[32];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) (i * 37 + n * 101 + 11);
        }
        return seed;
    }

    static SessionKeyPair key(int n) {
        try (SecretBytes seed = SecretBytes.takeOver(seed(n))) {
            return new BouncyCastleSessionCrypto().fromSeed(seed);
        }
    }
}
