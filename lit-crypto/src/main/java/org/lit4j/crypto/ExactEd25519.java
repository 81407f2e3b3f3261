package org.lit4j.crypto;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Ed25519 verification by the letter, in plain arithmetic, for the rare points that are not canonical or not of prime
 * order. Some milliseconds a signature; everything in it is public, so it need not run in constant time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1.3">RFC 8032, sections 5.1.3 and 5.1.7</a>
 */
final class ExactEd25519 {
    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigInteger P = TWO.pow(255).subtract(BigInteger.valueOf(19));
    /** The order of the base point. */
    static final BigInteger ORDER = TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final BigInteger SQRT_MINUS_ONE =
            TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
    private static final Point IDENTITY = new Point(BigInteger.ZERO, BigInteger.ONE);
    private static final Point BASE = point(
                    BigInteger.valueOf(4)
                            .multiply(BigInteger.valueOf(5).modInverse(P))
                            .mod(P),
                    false)
            .orElseThrow();

    private ExactEd25519() {}

    /** An affine point. */
    record Point(BigInteger x, BigInteger y) {}

    /** Verifies; the caller has checked the lengths and that s is below the order. */
    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        byte[] r = Arrays.copyOf(signature, 32);
        Optional<Point> key = decode(publicKey).filter(point -> !isSmallOrder(point));
        if (key.isEmpty() || decode(r).filter(point -> !isSmallOrder(point)).isEmpty()) {
            return false;
        }
        BigInteger s = littleEndian(Arrays.copyOfRange(signature, 32, 64));
        BigInteger k = littleEndian(sha512(r, publicKey, message)).mod(ORDER);
        Point expected = add(multiply(s, BASE), multiply(k, negate(key.get())));
        return Arrays.equals(encode(expected), r);
    }

    /** Decompresses a point. A y from p on is reduced; a sign at x = 0 means nothing. */
    static Optional<Point> decode(byte[] bytes) {
        byte[] y = bytes.clone();
        y[31] &= 0x7f;
        return point(littleEndian(y).mod(P), (bytes[31] & 0x80) != 0);
    }

    static boolean isSmallOrder(Point point) {
        return multiply(BigInteger.valueOf(8), point).equals(IDENTITY);
    }

    static BigInteger littleEndian(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }

    private static Optional<Point> point(BigInteger y, boolean odd) {
        BigInteger square = y.multiply(y).mod(P);
        BigInteger u = square.subtract(BigInteger.ONE).mod(P);
        BigInteger v = D.multiply(square).add(BigInteger.ONE).mod(P);
        BigInteger quotient = u.multiply(v.modInverse(P)).mod(P);
        BigInteger x = quotient.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).mod(P).equals(quotient)) {
            x = x.multiply(SQRT_MINUS_ONE).mod(P);
        }
        if (!x.multiply(x).mod(P).equals(quotient)) {
            return Optional.empty();
        }
        return Optional.of(new Point(x.testBit(0) == odd ? x : P.subtract(x).mod(P), y));
    }

    private static byte[] encode(Point point) {
        byte[] big = point.y().toByteArray();
        byte[] out = new byte[32];
        for (int i = 0; i < Math.min(32, big.length); i++) {
            out[i] = big[big.length - 1 - i];
        }
        out[31] |= (byte) (point.x().testBit(0) ? 0x80 : 0);
        return out;
    }

    private static Point negate(Point point) {
        return new Point(P.subtract(point.x()).mod(P), point.y());
    }

    /** The complete addition law of the curve. */
    private static Point add(Point a, Point b) {
        BigInteger xx = a.x().multiply(b.x()).mod(P);
        BigInteger yy = a.y().multiply(b.y()).mod(P);
        BigInteger t = D.multiply(xx).multiply(yy).mod(P);
        BigInteger x = a.x().multiply(b.y()).add(a.y().multiply(b.x()));
        return new Point(
                x.multiply(BigInteger.ONE.add(t).modInverse(P)).mod(P),
                xx.add(yy).multiply(BigInteger.ONE.subtract(t).modInverse(P)).mod(P));
    }

    private static Point multiply(BigInteger scalar, Point point) {
        Point sum = IDENTITY;
        for (int i = scalar.bitLength() - 1; i >= 0; i--) {
            sum = add(sum, sum);
            sum = scalar.testBit(i) ? add(sum, point) : sum;
        }
        return sum;
    }

    private static byte[] sha512(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-512.", e);
        }
    }
}
