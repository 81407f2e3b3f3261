package org.lit4j.crypto.sealing;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.lit4j.core.session.SecretBytes;

/**
 * HMAC-SHA-256 and HKDF over it. Stateless.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869</a>
 */
final class Mac256 {
    static final int BYTES = 32;

    private Mac256() {}

    /** Returns 32 bytes. */
    static byte[] of(SecretBytes key, byte[]... parts) {
        HMac mac = new HMac(new SHA256Digest());
        key.expose(bytes -> {
            mac.init(new KeyParameter(bytes));
            return mac;
        });
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] out = new byte[BYTES];
        mac.doFinal(out, 0);
        return out;
    }

    /** Derives a key for one purpose: HKDF. */
    static SecretBytes derive(SecretBytes key, byte[] salt, byte[] purpose, int length) {
        byte[] out = new byte[length];
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        key.expose(bytes -> {
            generator.init(new HKDFParameters(bytes, salt, purpose));
            return generator.generateBytes(out, 0, length);
        });
        try {
            return SecretBytes.copyOf(out);
        } finally {
            Arrays.fill(out, (byte) 0);
        }
    }
}
