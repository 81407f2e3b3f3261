package org.lit4j.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.lit4j.core.session.SecretBytes;

/**
 * NaCl's {@code crypto_box}: X25519, XSalsa20 and Poly1305. What nodes of naga and their clients encrypt with. Stateless and
 * thread-safe.
 *
 * @see <a href="https://nacl.cr.yp.to/box.html">NaCl, public-key authenticated encryption</a>
 */
public final class NaclBox {
    /** The length of keys in bytes. */
    public static final int KEY_LENGTH = 32;

    /** The length of nonces in bytes. */
    public static final int NONCE_LENGTH = 24;

    private static final int TAG = 16;
    private static final int[] SIGMA = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};

    private NaclBox() {}

    /**
     * Returns the public key of a secret one.
     *
     * @param secretKey 32 bytes
     */
    public static byte[] publicKey(SecretBytes secretKey) {
        return secretKey.expose(secret -> {
            byte[] out = new byte[KEY_LENGTH];
            X25519.scalarMultBase(secret, 0, out, 0);
            return out;
        });
    }

    /**
     * Encrypts and authenticates.
     *
     * @param nonce 24 bytes, never used twice between the two
     * @return 16 bytes of tag, then as many as the plain text has
     */
    public static byte[] seal(SecretBytes secretKey, byte[] publicKey, byte[] nonce, byte[] plain) {
        return secretKey.expose(secret -> {
            XSalsa20Engine stream = new XSalsa20Engine();
            stream.init(true, new ParametersWithIV(new KeyParameter(sharedKey(secret, publicKey)), nonce));
            byte[] macKey = new byte[KEY_LENGTH];
            stream.processBytes(macKey, 0, KEY_LENGTH, macKey, 0);
            byte[] out = new byte[TAG + plain.length];
            stream.processBytes(plain, 0, plain.length, out, TAG);
            tag(macKey, out, out);
            return out;
        });
    }

    /** Decrypts what {@link #seal} made for the other side; empty when it was altered or is of other keys. */
    public static Optional<byte[]> open(SecretBytes secretKey, byte[] publicKey, byte[] nonce, byte[] box) {
        if (box.length < TAG) {
            return Optional.empty();
        }
        return secretKey.expose(secret -> {
            XSalsa20Engine stream = new XSalsa20Engine();
            stream.init(false, new ParametersWithIV(new KeyParameter(sharedKey(secret, publicKey)), nonce));
            byte[] macKey = new byte[KEY_LENGTH];
            stream.processBytes(macKey, 0, KEY_LENGTH, macKey, 0);
            byte[] expected = new byte[TAG];
            tag(macKey, box, expected);
            if (!MessageDigest.isEqual(expected, Arrays.copyOf(box, TAG))) {
                return Optional.<byte[]>empty();
            }
            byte[] plain = new byte[box.length - TAG];
            stream.processBytes(box, TAG, plain.length, plain, 0);
            return Optional.of(plain);
        });
    }

    private static void tag(byte[] macKey, byte[] box, byte[] out) {
        Poly1305 mac = new Poly1305();
        mac.init(new KeyParameter(macKey));
        mac.update(box, TAG, box.length - TAG);
        mac.doFinal(out, 0);
    }

    /** HSalsa20 of the X25519 secret under a nonce of zeros. */
    private static byte[] sharedKey(byte[] secret, byte[] publicKey) {
        byte[] shared = new byte[KEY_LENGTH];
        X25519.scalarMult(secret, 0, publicKey, 0, shared, 0);
        int[] x = new int[16];
        for (int i = 0; i < 4; i++) {
            x[5 * i] = SIGMA[i];
            x[1 + i] = word(shared, 4 * i);
            x[11 + i] = word(shared, 16 + 4 * i);
        }
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 4; i++) {
                quarter(x, 5 * i, (5 * i + 4) % 16, (5 * i + 8) % 16, (5 * i + 12) % 16);
            }
            for (int i = 0; i < 4; i++) {
                int row = 4 * i;
                quarter(x, row + i, row + (i + 1) % 4, row + (i + 2) % 4, row + (i + 3) % 4);
            }
        }
        byte[] key = new byte[KEY_LENGTH];
        for (int i = 0; i < 4; i++) {
            put(key, 4 * i, x[5 * i]);
            put(key, 16 + 4 * i, x[6 + i]);
        }
        return key;
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff)
                | ((bytes[at + 1] & 0xff) << 8)
                | ((bytes[at + 2] & 0xff) << 16)
                | ((bytes[at + 3] & 0xff) << 24);
    }

    private static void put(byte[] bytes, int at, int word) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (word >>> (8 * i));
        }
    }
}
