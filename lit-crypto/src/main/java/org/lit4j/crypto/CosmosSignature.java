package org.lit4j.crypto;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.lit4j.core.error.LitException;

/**
 * Signatures of wallets of Cosmos chains: secp256k1 without the recovery id, addresses in Bech32.
 *
 * @see <a href="https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki">BIP-173, Bech32</a>
 */
public final class CosmosSignature {
    /** The length of a signature in bytes: r and s, big-endian. */
    public static final int LENGTH = 64;

    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;

    private CosmosSignature() {}

    /** Says whether 64 bytes can be a signature at all: r and s are below the order of the group. */
    public static boolean isInRange(byte[] signature) {
        BigInteger n = Secp256k1Key.CURVE.getN();
        return signature.length == LENGTH
                && half(signature, 0).compareTo(n) < 0
                && half(signature, 32).compareTo(n) < 0;
    }

    /**
     * Returns the addresses of all keys that can have made a signature: two, seldom none or four.
     *
     * @param prefix what addresses of the chain begin with, such as {@code cosmos}
     * @param hash the 32 bytes that were signed
     * @param signature 64 bytes
     */
    public static List<String> signers(String prefix, byte[] hash, byte[] signature) {
        List<String> found = new ArrayList<>();
        for (int id = 0; id < 4; id++) {
            signer(new EthSignature(half(signature, 0), half(signature, 32), id), hash)
                    .ifPresent(key -> found.add(address(prefix, key)));
        }
        return found;
    }

    private static Optional<byte[]> signer(EthSignature signature, byte[] hash) {
        try {
            return Optional.of(PersonalSign.recoverKey(hash, signature).getEncoded(true));
        } catch (LitException e) {
            return Optional.empty();
        }
    }

    private static BigInteger half(byte[] signature, int from) {
        return new BigInteger(1, Arrays.copyOfRange(signature, from, from + 32));
    }

    private static String address(String prefix, byte[] compressedKey) {
        byte[] sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256").digest(compressedKey);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
        RIPEMD160Digest digest = new RIPEMD160Digest();
        digest.update(sha256, 0, sha256.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return bech32(prefix, hash);
    }

    /** Writes 160 bits, which are 32 digits without a rest. */
    private static String bech32(String prefix, byte[] bytes) {
        StringBuilder out = new StringBuilder(prefix).append('1');
        int check = 1;
        for (int i = 0; i < prefix.length(); i++) {
            check = step(check, prefix.charAt(i) >> 5);
        }
        check = step(check, 0);
        for (int i = 0; i < prefix.length(); i++) {
            check = step(check, prefix.charAt(i) & 31);
        }
        BigInteger bits = new BigInteger(1, bytes);
        for (int shift = 8 * bytes.length - 5; shift >= 0; shift -= 5) {
            int digit = bits.shiftRight(shift).intValue() & 31;
            out.append(ALPHABET.charAt(digit));
            check = step(check, digit);
        }
        for (int i = 0; i < CHECKSUM; i++) {
            check = step(check, 0);
        }
        check ^= 1;
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            out.append(ALPHABET.charAt((check >> (5 * i)) & 31));
        }
        return out.toString();
    }

    private static int step(int check, int digit) {
        int top = check >> 25;
        int next = ((check & 0x1ffffff) << 5) ^ digit;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= ((top >> i) & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }
}
