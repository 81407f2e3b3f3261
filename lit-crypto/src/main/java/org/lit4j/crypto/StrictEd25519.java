package org.lit4j.crypto;

import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Ed25519 verification as nodes do it: s below the group order, no public key and no R of small order, and the equation
 * without cofactor, R being compared as bytes.
 *
 * <p>BouncyCastle's verification multiplies by the cofactor, which makes no difference while the public key and R are
 * canonical points of the group of prime order: those it judges. The others, which no honest signer makes, are judged by
 * {@link ExactEd25519}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1.7">RFC 8032, section 5.1.7</a>
 */
final class StrictEd25519 {
    private StrictEd25519() {}

    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != Ed25519.PUBLIC_KEY_SIZE || signature.length != Ed25519.SIGNATURE_SIZE) {
            return false;
        }
        byte[] s = Arrays.copyOfRange(signature, Ed25519.PUBLIC_KEY_SIZE, Ed25519.SIGNATURE_SIZE);
        if (ExactEd25519.littleEndian(s).compareTo(ExactEd25519.ORDER) >= 0) {
            return false;
        }
        boolean ordinary = Ed25519.validatePublicKeyFull(publicKey, 0) && Ed25519.validatePublicKeyFull(signature, 0);
        return ordinary
                ? Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length)
                : ExactEd25519.verify(publicKey, message, signature);
    }
}
