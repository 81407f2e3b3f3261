package org.lit4j.crypto;

import java.util.Arrays;
import java.util.Locale;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;

/**
 * Ethereum addresses with their mixed-case checksum.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-55">EIP-55</a>
 */
public final class EthAddress {
    private EthAddress() {}

    /**
     * Returns the EIP-55 form of an address written in one case, or checks the checksum of one in mixed case.
     *
     * @param text 40 hexadecimal digits, with or without {@code 0x}
     * @throws LitException {@code ADDRESS_INVALID}
     */
    public static String checksum(String text) {
        String digits = Hex.stripPrefix(text);
        if (!digits.matches("[0-9a-fA-F]{40}")) {
            throw new LitException(
                    ErrorCode.ADDRESS_INVALID,
                    "'" + shorten(SafeText.of(text)) + "' is no Ethereum address. Give 0x and 40 hexadecimal digits.");
        }
        String checksummed = withChecksum(digits.toLowerCase(Locale.ROOT));
        boolean oneCase =
                digits.equals(digits.toLowerCase(Locale.ROOT)) || digits.equals(digits.toUpperCase(Locale.ROOT));
        if (!oneCase && !checksummed.substring(2).equals(digits)) {
            throw new LitException(
                    ErrorCode.ADDRESS_INVALID,
                    "Address " + text + " fails its EIP-55 checksum; a letter or digit is wrong, or write it in lower"
                            + " case.");
        }
        return checksummed;
    }

    /** Says whether the text is {@code 0x} and an address in exactly its EIP-55 form. */
    public static boolean isChecksummed(String text) {
        return text.matches("0x[0-9a-fA-F]{40}")
                && withChecksum(text.substring(2).toLowerCase(Locale.ROOT)).equals(text);
    }

    /**
     * Returns the EIP-55 address of a public key.
     *
     * @param uncompressed 64 bytes, x and y
     */
    public static String ofPublicKey(byte[] uncompressed) {
        byte[] hash = Keccak256.hash(uncompressed);
        return withChecksum(Hex.encode(Arrays.copyOfRange(hash, 12, 32)));
    }

    private static String withChecksum(String lowerDigits) {
        String hash = Hex.encode(Keccak256.hash(Utf8.encode(lowerDigits)));
        StringBuilder out = new StringBuilder("0x");
        for (int i = 0; i < lowerDigits.length(); i++) {
            char c = lowerDigits.charAt(i);
            out.append(hash.charAt(i) >= '8' ? Character.toUpperCase(c) : c);
        }
        return out.toString();
    }

    private static String shorten(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
