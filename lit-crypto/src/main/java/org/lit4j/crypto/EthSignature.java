package org.lit4j.crypto;

import java.math.BigInteger;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * A recoverable secp256k1 signature. Immutable.
 *
 * @param recoveryId 0 or 1: whether the y coordinate of R is odd (2 and 3 exist when its x is not below n)
 */
public record EthSignature(BigInteger r, BigInteger s, int recoveryId) {
    private static final int COORDINATE = 32;

    /**
     * Reads the forms that ethers reads: {@code 0x} and 65 bytes (r, s, v with v of 0, 1, 27 or 28) or 64 bytes
     * (compact, EIP-2098).
     *
     * @throws LitException {@code SIGNATURE_INVALID}
     */
    public static EthSignature parse(String text) {
        if (!text.startsWith("0x")) {
            throw invalid("does not begin with 0x");
        }
        byte[] bytes;
        try {
            bytes = Hex.decode(text.substring(2), "The signature");
        } catch (LitException e) {
            throw invalid("is not hexadecimal");
        }
        if (bytes.length == 2 * COORDINATE) {
            boolean odd = (bytes[COORDINATE] & 0x80) != 0;
            bytes[COORDINATE] &= 0x7f;
            return checked(bytes, odd ? 1 : 0);
        }
        if (bytes.length != 2 * COORDINATE + 1) {
            throw invalid("has " + bytes.length + " bytes, not 65 (or 64 in compact form)");
        }
        int v = bytes[2 * COORDINATE] & 0xff;
        return switch (v) {
            case 0, 27 -> checked(bytes, 0);
            case 1, 28 -> checked(bytes, 1);
            default -> throw invalid("has the recovery byte " + v + ", not 27, 28, 0 or 1");
        };
    }

    /** Returns {@code 0x} and 130 lower-case digits: r, s, and v of 27 or 28. */
    public String toHex() {
        return "0x" + Hex.encode(fixed(r)) + Hex.encode(fixed(s)) + Hex.encode(new byte[] {(byte) v()});
    }

    /** Returns 27 or 28. */
    public int v() {
        return 27 + (recoveryId & 1);
    }

    /** Returns a coordinate as 32 bytes, big-endian. */
    static byte[] fixed(BigInteger value) {
        byte[] out = new byte[COORDINATE];
        byte[] raw = value.toByteArray();
        int length = Math.min(raw.length, COORDINATE);
        System.arraycopy(raw, raw.length - length, out, COORDINATE - length, length);
        return out;
    }

    private static EthSignature checked(byte[] bytes, int recoveryId) {
        BigInteger r = new BigInteger(1, java.util.Arrays.copyOfRange(bytes, 0, COORDINATE));
        BigInteger s = new BigInteger(1, java.util.Arrays.copyOfRange(bytes, COORDINATE, 2 * COORDINATE));
        return new EthSignature(r, s, recoveryId);
    }

    private static LitException invalid(String problem) {
        return new LitException(
                ErrorCode.SIGNATURE_INVALID, "The signature " + problem + ". Give 0x and 130 hexadecimal digits.");
    }
}
