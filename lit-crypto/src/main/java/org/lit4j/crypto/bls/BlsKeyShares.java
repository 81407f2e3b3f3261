package org.lit4j.crypto.bls;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;

/**
 * A secret key shared by Shamir's scheme: any {@code threshold} of the shares sign for it, fewer know nothing of it. One
 * thread at a time may close it; until then it is thread-safe. Closing wipes the shares.
 *
 * @see <a href="https://dl.acm.org/doi/10.1145/359168.359176">Shamir, How to share a secret, 1979</a>
 */
public final class BlsKeyShares implements AutoCloseable {
    private final List<BigInteger> identifiers;
    private final List<SecretBytes> shares;
    private final byte[] publicKey;

    private BlsKeyShares(List<BigInteger> identifiers, List<SecretBytes> shares, byte[] publicKey) {
        this.identifiers = identifiers;
        this.shares = shares;
        this.publicKey = publicKey;
    }

    /** Returns the identifiers 1 to {@code count}, as nodes of datil have them. */
    public static List<BigInteger> indices(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(BigInteger::valueOf).toList();
    }

    /**
     * Shares a new key.
     *
     * @param identifiers one a share, different, from 1 to r-1
     * @param threshold from 1 to the number of shares
     * @throws LitException {@code BLS_SHARES_INVALID}
     */
    public static BlsKeyShares generate(Bls bls, List<BigInteger> identifiers, int threshold, SecureRandom random) {
        List<BigInteger> coefficients = new ArrayList<>();
        while (coefficients.size() < threshold) {
            BigInteger candidate = new BigInteger(BlsScalars.ORDER.bitLength(), random);
            if (candidate.signum() > 0 && candidate.compareTo(BlsScalars.ORDER) < 0) {
                coefficients.add(candidate);
            }
        }
        return of(bls, identifiers, coefficients);
    }

    /**
     * Takes the shares of a given polynomial.
     *
     * @param coefficients from the constant, which is the key, upwards; their number is the threshold
     * @throws LitException {@code BLS_SHARES_INVALID}
     */
    public static BlsKeyShares of(Bls bls, List<BigInteger> identifiers, List<BigInteger> coefficients) {
        requireUsable(identifiers, coefficients.size());
        List<SecretBytes> shares = identifiers.stream()
                .map(x -> SecretBytes.takeOver(BlsScalars.encode(valueAt(x, coefficients))))
                .toList();
        try (SecretBytes key = SecretBytes.takeOver(BlsScalars.encode(coefficients.get(0)))) {
            return new BlsKeyShares(List.copyOf(identifiers), shares, bls.publicKey(key));
        }
    }

    /** Returns how many shares there are. */
    public int size() {
        return shares.size();
    }

    /** Returns the key that combined signatures verify under, 48 bytes, a copy. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** Returns the identifier of a share, counted from 0. */
    public BigInteger identifier(int index) {
        return identifiers.get(index);
    }

    /** Signs with one share, counted from 0. */
    public BlsShare sign(Bls bls, int index, byte[] message) {
        return BlsShare.of(identifiers.get(index), bls.sign(shares.get(index), message));
    }

    /** Hands out a copy of one share, counted from 0, to be closed by its owner. */
    public SecretBytes share(int index) {
        return shares.get(index).duplicate();
    }

    /** Wipes the shares. Idempotent. */
    @Override
    public void close() {
        shares.forEach(SecretBytes::close);
    }

    private static BigInteger valueAt(BigInteger x, List<BigInteger> coefficients) {
        BigInteger value = BigInteger.ZERO;
        for (int i = coefficients.size() - 1; i >= 0; i--) {
            value = value.multiply(x).add(coefficients.get(i)).mod(BlsScalars.ORDER);
        }
        return value;
    }

    private static void requireUsable(List<BigInteger> identifiers, int threshold) {
        boolean outside = identifiers.stream().anyMatch(x -> x.signum() <= 0 || x.compareTo(BlsScalars.ORDER) >= 0);
        if (outside || new HashSet<>(identifiers).size() != identifiers.size()) {
            throw new LitException(
                    ErrorCode.BLS_SHARES_INVALID,
                    "The identifiers of the shares are not all different and from 1 to the order less 1.");
        }
        if (threshold < 1 || threshold > identifiers.size()) {
            throw new LitException(
                    ErrorCode.BLS_SHARES_INVALID,
                    "The threshold " + threshold + " is not from 1 to " + identifiers.size()
                            + ", the number of shares.");
        }
    }

    @Override
    public String toString() {
        return "BlsKeyShares[size=" + shares.size() + "]";
    }
}
