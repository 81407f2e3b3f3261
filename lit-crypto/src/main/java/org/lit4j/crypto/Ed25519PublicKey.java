package org.lit4j.crypto;

import java.math.BigInteger;

/**
 * Public keys of Ed25519.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1.3">RFC 8032, section 5.1.3</a>
 */
public final class Ed25519PublicKey {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final BigInteger LEGENDRE = P.subtract(BigInteger.ONE).shiftRight(1);

    private Ed25519PublicKey() {}

    /**
     * Says whether bytes stand for a point of the curve, as the nodes' library decides: a y of p or more counts modulo p,
     * and nothing is said about the order of the point.
     *
     * @param encoded 32 bytes, little-endian y and the sign of x
     */
    public static boolean isPoint(byte[] encoded) {
        if (encoded.length != 32) {
            return false;
        }
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = encoded[31 - i];
        }
        bigEndian[0] &= 0x7f;
        BigInteger ySquare = new BigInteger(1, bigEndian).modPow(BigInteger.TWO, P);
        BigInteger u = ySquare.subtract(BigInteger.ONE).mod(P);
        BigInteger v = D.multiply(ySquare).add(BigInteger.ONE).mod(P);
        // x² = u/v has a solution when u·v is a square; v is never zero, because -1/d is none.
        BigInteger product = u.multiply(v).mod(P);
        return product.signum() == 0 || product.modPow(LEGENDRE, P).equals(BigInteger.ONE);
    }
}
