package org.lit4j.crypto.bls;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;

/** The field of scalars: integers modulo r, the order of both groups. */
public final class BlsScalars {
    /** The order r of the groups. */
    public static final BigInteger ORDER =
            new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

    /** The length of a scalar in bytes. */
    public static final int LENGTH = 32;

    private BlsScalars() {}

    /**
     * Reads a secret key.
     *
     * @param secretKey 32 bytes, big-endian
     * @throws LitException {@code BLS_KEY_INVALID}; the key is never repeated
     */
    public static BigInteger secret(SecretBytes secretKey) {
        if (secretKey.length() != LENGTH) {
            throw invalidKey("has " + secretKey.length() + " bytes, not " + LENGTH);
        }
        BigInteger scalar = secretKey.expose(bytes -> new BigInteger(1, bytes));
        if (scalar.signum() == 0 || scalar.compareTo(ORDER) >= 0) {
            throw invalidKey("is zero, or not below the order of the group");
        }
        return scalar;
    }

    /** Returns a scalar as 32 bytes, big-endian. */
    public static byte[] encode(BigInteger scalar) {
        byte[] raw = scalar.toByteArray();
        byte[] out = new byte[LENGTH];
        int length = Math.min(raw.length, LENGTH);
        System.arraycopy(raw, raw.length - length, out, LENGTH - length, length);
        return out;
    }

    /**
     * Returns the factor of each share in the value of the polynomial at zero. One inversion serves all.
     *
     * @throws LitException {@code BLS_SHARES_INVALID} for fewer than two shares, or two with one identifier
     */
    public static List<BigInteger> lagrangeAtZero(List<BlsShare> shares) {
        requireDistinct(shares);
        List<BigInteger> xs = shares.stream().map(BlsShare::identifier).toList();
        BigInteger product = BigInteger.ONE;
        List<BigInteger> denominators = new ArrayList<>();
        for (BigInteger x : xs) {
            product = product.multiply(x).mod(ORDER);
            BigInteger denominator = x;
            for (BigInteger other : xs) {
                if (!other.equals(x)) {
                    denominator = denominator.multiply(other.subtract(x)).mod(ORDER);
                }
            }
            denominators.add(denominator);
        }
        BigInteger numerator = product;
        return invertAll(denominators).stream()
                .map(inverse -> numerator.multiply(inverse).mod(ORDER))
                .toList();
    }

    /** Makes the failure of a share whose point cannot be used. */
    public static Supplier<LitException> badPoint(int index, BlsEncoding verdict) {
        return () -> new LitException(
                ErrorCode.BLS_SHARES_INVALID,
                "The point of share " + (index + 1) + " is " + verdict + ". Leave this share out and take another.");
    }

    private static void requireDistinct(List<BlsShare> shares) {
        if (shares.size() < 2) {
            throw new LitException(
                    ErrorCode.BLS_SHARES_INVALID, shares.size() + " shares were given; at least two are needed.");
        }
        Set<BigInteger> seen = new HashSet<>();
        for (int i = 0; i < shares.size(); i++) {
            if (!seen.add(shares.get(i).identifier())) {
                throw new LitException(
                        ErrorCode.BLS_SHARES_INVALID,
                        "Share " + (i + 1) + " has the identifier of an earlier one. Give each node's share once.");
            }
        }
    }

    /** Inverts all by inverting their product. */
    private static List<BigInteger> invertAll(List<BigInteger> values) {
        List<BigInteger> products = new ArrayList<>();
        BigInteger product = BigInteger.ONE;
        for (BigInteger value : values) {
            products.add(product);
            product = product.multiply(value).mod(ORDER);
        }
        BigInteger inverse = product.modInverse(ORDER);
        BigInteger[] out = new BigInteger[values.size()];
        for (int i = values.size() - 1; i >= 0; i--) {
            out[i] = inverse.multiply(products.get(i)).mod(ORDER);
            inverse = inverse.multiply(values.get(i)).mod(ORDER);
        }
        return List.of(out);
    }

    private static LitException invalidKey(String problem) {
        return new LitException(
                ErrorCode.BLS_KEY_INVALID,
                "The secret BLS key " + problem + ". Give 32 bytes, big-endian, from 1 to the order less 1.");
    }
}
