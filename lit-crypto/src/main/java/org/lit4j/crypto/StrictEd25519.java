package org.lit4j.crypto;

import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.lit4j.core.encoding.Hex;

/**
 * Ed25519 verification as nodes do it: s below the group order, no public key and no R of small order.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1.7">RFC 8032, section 5.1.7</a>
 */
final class StrictEd25519 {
    /** The y coordinates, sign bit cleared, of the eight points of small order, and their spellings beyond p. */
    private static final Set<String> SMALL_ORDER = Set.of(
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private StrictEd25519() {}

    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != Ed25519.PUBLIC_KEY_SIZE || signature.length != Ed25519.SIGNATURE_SIZE) {
            return false;
        }
        if (isSmallOrder(publicKey) || isSmallOrder(Arrays.copyOf(signature, Ed25519.PUBLIC_KEY_SIZE))) {
            return false;
        }
        return Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
    }

    private static boolean isSmallOrder(byte[] point) {
        byte[] y = point.clone();
        y[31] &= 0x7f;
        return SMALL_ORDER.contains(Hex.encode(y));
    }
}
