package org.lit4j.core.encoding;

import java.util.HexFormat;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Hexadecimal text: written in lower case without {@code 0x}, read in either case. */
public final class Hex {
    private static final HexFormat LOWER = HexFormat.of();

    private Hex() {}

    /** Returns two lower-case digits a byte, no prefix. */
    public static String encode(byte[] bytes) {
        return LOWER.formatHex(bytes);
    }

    /**
     * Reads digits of either case, without prefix.
     *
     * @param what names the value in the error; the text itself is never repeated there, it may be secret
     * @throws LitException {@code HEX_INVALID} for anything but an even number of hexadecimal digits
     */
    public static byte[] decode(String text, String what) {
        if (text.length() % 2 != 0) {
            throw invalid(what + " has " + text.length() + " hexadecimal digits, an odd number");
        }
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                throw invalid(what + " has a character at position " + (i + 1) + " that is no hexadecimal digit");
            }
        }
        return LOWER.parseHex(text);
    }

    /**
     * Reads digits of either case with an optional {@code 0x} in front.
     *
     * @param length how many bytes there must be
     * @throws LitException {@code HEX_INVALID}
     */
    public static byte[] decodePrefixed(String text, int length, String what) {
        byte[] bytes = decode(stripPrefix(text), what);
        if (bytes.length != length) {
            throw invalid(what + " has " + bytes.length + " bytes, not " + length);
        }
        return bytes;
    }

    /** Removes one leading {@code 0x}, if there. */
    public static String stripPrefix(String text) {
        return text.startsWith("0x") ? text.substring(2) : text;
    }

    /** Says whether the text has exactly {@code digits} characters, all of them {@code 0-9a-f}. */
    public static boolean isLower(String text, int digits) {
        if (text.length() != digits) {
            return false;
        }
        for (int i = 0; i < digits; i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    private static LitException invalid(String message) {
        return new LitException(ErrorCode.HEX_INVALID, message + ". Give hexadecimal digits, two a byte.");
    }
}
