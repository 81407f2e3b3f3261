package org.lit4j.devnet;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.LitException;
import org.lit4j.siwe.Cid;

/**
 * The names of Lit Actions: content identifiers of version 0, as {@code ipfs add} gives them to a file of one block.
 *
 * @see <a href="https://specs.ipfs.tech/unixfs/">UnixFS</a>
 */
final class ActionCid {
    private static final int BLOCK = 262_144;
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);

    private ActionCid() {}

    /** Returns the {@code Qm…} of a code. */
    static String of(byte[] code) {
        if (code.length > BLOCK) {
            throw NodeRequest.bad("the code has more than " + BLOCK + " bytes, and would be a file of several blocks");
        }
        byte[] file = message(new byte[] {8, 2, 0x12}, code, true);
        byte[] hash = Seed.sha("SHA-256", message(new byte[] {0x0a}, file, false));
        return base58(ByteBuffer.allocate(34)
                .put((byte) 0x12)
                .put((byte) 32)
                .put(hash)
                .array());
    }

    /**
     * Returns the 34 bytes that a {@code Qm…} stands for, as hexadecimal digits.
     *
     * @throws LitException {@code CID_INVALID}
     */
    static String multihash(String cid) {
        String parsed = Cid.parse(cid).toString();
        if (!parsed.startsWith("Qm")) {
            throw new LitException(
                    org.lit4j.core.error.ErrorCode.CID_INVALID,
                    "CID '" + cid + "' is not of version 0. Lit Actions are named Qm….");
        }
        BigInteger value = parsed.chars()
                .mapToObj(c -> BigInteger.valueOf(ALPHABET.indexOf(c)))
                .reduce(BigInteger.ZERO, (all, digit) -> all.multiply(BASE).add(digit));
        return Hex.encode(value.toByteArray());
    }

    private static byte[] message(byte[] head, byte[] content, boolean withSize) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head);
        varint(out, content.length);
        out.writeBytes(content);
        if (withSize) {
            out.write(0x18);
            varint(out, content.length);
        }
        return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, int number) {
        int rest = number;
        for (; rest > 127; rest >>>= 7) {
            out.write((rest & 127) | 128);
        }
        out.write(rest);
    }

    private static String base58(byte[] bytes) {
        StringBuilder digits = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return digits.reverse().toString();
    }
}
