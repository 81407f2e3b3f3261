package org.lit4j.devnet;

import java.math.BigInteger;
import java.util.Locale;

/** Reads the arguments of a call to a contract: words of 32 bytes. Immutable. */
record CallData(String hex) {
    private static final int WORD = 64;

    /** Says that the arguments end too early. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super("malformed call data", null, false, false);
        }
    }

    CallData {
        hex = hex.toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]*")) {
            throw new Malformed();
        }
    }

    /** Returns a word as 64 lower-case digits. */
    String word(int index) {
        return digits(WORD * index, WORD);
    }

    /** Returns a word as 40 lower-case digits. */
    String address(int index) {
        return word(index).substring(24);
    }

    /** Returns a small number. */
    long number(int index) {
        BigInteger value = new BigInteger(word(index), 16);
        if (value.bitLength() > 24) {
            throw new Malformed();
        }
        return value.longValue();
    }

    /** Returns bytes that stand where a word says, as lower-case digits. */
    String bytes(int index) {
        int at = 2 * (int) number(index);
        BigInteger length = new BigInteger(digits(at, WORD), 16);
        if (length.bitLength() > 16) {
            throw new Malformed();
        }
        return digits(at + WORD, 2 * length.intValue());
    }

    private String digits(int from, int count) {
        if (from + count > hex.length()) {
            throw new Malformed();
        }
        return hex.substring(from, from + count);
    }
}
