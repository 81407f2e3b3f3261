package org.lit4j.devnet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.bls.BlsScalars;

/** Derives every key of a devnet from one text: SHA-256 of the text, a slash, and what the key is for. */
record Seed(String text) {
    byte[] bytes(String purpose) {
        return sha("SHA-256", (text + "/" + purpose).getBytes(UTF_8));
    }

    SecretBytes secret(String purpose) {
        return SecretBytes.takeOver(bytes(purpose));
    }

    /** The coefficients of the polynomial that shares the network's key. */
    List<BigInteger> polynomial(int threshold) {
        return IntStream.range(0, threshold).mapToObj(i -> scalar("bls/a" + i)).toList();
    }

    /** Another polynomial with the same key: the shares of another epoch. */
    List<BigInteger> polynomialOfOtherEpoch(int threshold) {
        List<BigInteger> out = new ArrayList<>(List.of(scalar("bls/a0")));
        IntStream.range(1, threshold).forEach(i -> out.add(scalar("bls/other-epoch/a" + i)));
        return out;
    }

    List<BigInteger> polynomialOfOtherKey(int threshold) {
        return IntStream.range(0, threshold)
                .mapToObj(i -> scalar("bls/other-key/a" + i))
                .toList();
    }

    byte[] peerId(int node) {
        return bytes("peer/" + node);
    }

    /** Where nodes of naga take the polynomial: SHA-512 of the peer id, reduced. */
    BigInteger identifier(int node) {
        return new BigInteger(1, sha("SHA-512", peerId(node))).mod(BlsScalars.ORDER);
    }

    private BigInteger scalar(String purpose) {
        return new BigInteger(1, bytes(purpose)).mod(BlsScalars.ORDER);
    }

    static byte[] sha(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm + ".", e);
        }
    }

    @Override
    public String toString() {
        return "Seed[redacted]";
    }
}
