package org.lit4j.devnet;

import java.math.BigInteger;
import org.lit4j.core.encoding.Hex;

/** Writes what contracts return: words of 32 bytes. One thread at a time. */
final class Words {
    private final StringBuilder hex = new StringBuilder();

    Words add(long value) {
        return add(BigInteger.valueOf(value));
    }

    Words add(BigInteger value) {
        String digits = value.toString(16);
        hex.append("0".repeat(64 - digits.length())).append(digits);
        return this;
    }

    /** Adds bytes, filled up with zeros on the right to whole words. */
    Words addBytes(byte[] bytes) {
        String digits = Hex.encode(bytes);
        hex.append(digits).append("0".repeat((64 - digits.length() % 64) % 64));
        return this;
    }

    Words addAll(Words others) {
        hex.append(others.hex);
        return this;
    }

    /** Returns how many bytes there are. */
    long length() {
        return hex.length() / 2;
    }

    /** Returns {@code 0x} and the digits. */
    String toHex() {
        return "0x" + hex;
    }
}
