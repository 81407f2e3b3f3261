package org.lit4j.verifier;

import java.util.HexFormat;

/** The nodes' reader of hexadecimal text: one 0x is removed, an odd number of digits gets a zero in front. */
final class NodeHex {
    private NodeHex() {}

    static byte[] decode(String text) throws Unreadable {
        String digits = text.startsWith("0x") ? text.substring(2) : text;
        if (digits.length() % 2 != 0) {
            digits = "0" + digits;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (!HexFormat.isHexDigit(digits.charAt(i))) {
                throw new Unreadable("a character is no hexadecimal digit");
            }
        }
        return HexFormat.of().parseHex(digits);
    }

    /** Reads a signature of Ed25519 as its library does: 128 digits, all letters of one case. */
    static byte[] decodeSignature(String text) throws Unreadable {
        if (text.length() != 128) {
            throw new Unreadable("it has " + text.length() + " characters, not 128");
        }
        boolean lower = false;
        boolean upper = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!HexFormat.isHexDigit(c)) {
                throw new Unreadable("character " + (i + 1) + " is no hexadecimal digit");
            }
            lower |= c >= 'a';
            upper |= c >= 'A' && c <= 'F';
        }
        if (lower && upper) {
            throw new Unreadable("its letters are of both cases");
        }
        return HexFormat.of().parseHex(text);
    }
}
