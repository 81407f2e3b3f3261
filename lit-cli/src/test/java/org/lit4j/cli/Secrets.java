package org.lit4j.cli;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.crypto.BouncyCastleSessionCrypto;
import org.lit4j.testkit.leak.SecretScanner;

/** The secrets that must not be seen: a wallet's key and a session key's seed. */
final class Secrets {
    static final String WALLET = "5f3c8a1d90be47e26b0df1a7c3529e846d17b0fa2c98e3415ab67fd209ce81b4";
    static final String SEED = "d2907be14c6a83f50e9b21c7648fda30b5e11986fc42a7d873059ce6b81f4a2d";

    private Secrets() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static SecretScanner scanner() {
        return SecretScanner.builder()
                .secret("wallet key", bytes(WALLET))
                .secret("session seed", bytes(SEED))
                .build();
    }

    static PrivateKeySigner wallet() {
        return WalletSigners.privateKey(WALLET);
    }

    static SessionKeyPair sessionKey() {
        try (SecretBytes seed = SecretBytes.takeOver(bytes(SEED))) {
            return new BouncyCastleSessionCrypto().fromSeed(seed);
        }
    }

    /** A random source that gives the known seed to whoever asks for 32 bytes. */
    static SecureRandom random() {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                if (bytes.length == 32) {
                    System.arraycopy(Secrets.bytes(SEED), 0, bytes, 0, bytes.length);
                } else {
                    super.nextBytes(bytes);
                }
            }
        };
    }
}
