package org.lit4j.siwe;

import java.util.Arrays;
import org.lit4j.core.encoding.Hex;

/**
 * Signatures of contracts that are not deployed yet.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-6492">ERC-6492</a>
 */
public final class Erc6492 {
    private static final byte[] MAGIC = Hex.decode("6492".repeat(16), "The magic suffix");

    private Erc6492() {}

    /** Says whether a signature ends with the 32 bytes that mark one with the data to deploy its contract. */
    public static boolean isWrapped(byte[] signature) {
        int start = signature.length - MAGIC.length;
        return start >= 0 && Arrays.equals(signature, start, signature.length, MAGIC, 0, MAGIC.length);
    }
}
