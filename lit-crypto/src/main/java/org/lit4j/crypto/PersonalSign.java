package org.lit4j.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * What wallets call {@code personal_sign}.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-191#version-0x45-e">EIP-191, version 0x45</a>
 */
public final class PersonalSign {
    private static final BigInteger N = Secp256k1Key.CURVE.getN();

    private PersonalSign() {}

    /** Returns the 32 bytes that are signed for a message. */
    public static byte[] digest(String message) {
        byte[] utf8 = Utf8.encode(message);
        byte[] prefix = Utf8.encode("\u0019Ethereum Signed Message:\n" + utf8.length);
        return Keccak256.hash(prefix, utf8);
    }

    /** Signs a message; the result is {@code 0x} and 130 lower-case digits. */
    public static String sign(Secp256k1Key key, String message) {
        return key.sign(digest(message)).toHex();
    }

    /**
     * Returns the EIP-55 address whose key made the signature.
     *
     * @param signature as {@link EthSignature#parse} reads it
     * @throws LitException {@code SIGNATURE_INVALID}, also when no key can have made it
     */
    public static String recover(String message, String signature) {
        return recover(digest(message), EthSignature.parse(signature));
    }

    /**
     * Returns the EIP-55 address whose key made the signature of a digest. A high s is accepted, as ethers and the nodes
     * do.
     *
     * @throws LitException {@code SIGNATURE_INVALID}
     * @see <a href="https://www.secg.org/sec1-v2.pdf">SEC 1, section 4.1.6</a>
     */
    public static String recover(byte[] digest, EthSignature signature) {
        return EthAddress.ofPublicKey(
                Arrays.copyOfRange(recoverKey(digest, signature).getEncoded(false), 1, 65));
    }

    /** Returns the public key that made the signature of a digest, never the neutral element. */
    static ECPoint recoverKey(byte[] digest, EthSignature signature) {
        BigInteger r = signature.r();
        BigInteger s = signature.s();
        if (r.signum() == 0 || s.signum() == 0 || r.compareTo(N) >= 0 || s.compareTo(N) >= 0) {
            throw invalid(null);
        }
        byte[] encoded = new byte[33];
        encoded[0] = (byte) (2 + (signature.recoveryId() & 1));
        // Ids 2 and 3 say that the x of R is r + n, which is below p for next to no r.
        BigInteger x = (signature.recoveryId() & 2) == 0 ? r : r.add(N);
        if (x.bitLength() > 256) {
            throw invalid(null);
        }
        System.arraycopy(EthSignature.fixed(x), 0, encoded, 1, 32);
        try {
            ECPoint point = Secp256k1Key.CURVE.getCurve().decodePoint(encoded);
            BigInteger inverse = r.modInverse(N);
            BigInteger u1 = inverse.multiply(new BigInteger(1, digest).negate()).mod(N);
            BigInteger u2 = inverse.multiply(s).mod(N);
            ECPoint key = ECAlgorithms.sumOfTwoMultiplies(Secp256k1Key.CURVE.getG(), u1, point, u2)
                    .normalize();
            if (key.isInfinity()) {
                throw invalid(null);
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    private static LitException invalid(@Nullable Exception cause) {
        return new LitException(
                ErrorCode.SIGNATURE_INVALID, "No key can have made this signature: r or s is out of range.", cause);
    }
}
