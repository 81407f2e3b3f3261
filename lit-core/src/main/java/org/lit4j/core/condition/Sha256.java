package org.lit4j.core.condition;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;

/** SHA-256 of the JDK. */
final class Sha256 {
    private Sha256() {}

    /** Hashes the UTF-8 form of a text; returns 64 lower-case hexadecimal digits. */
    static String hex(String text) {
        return hex(Utf8.encode(text));
    }

    static String hex(byte[] bytes) {
        try {
            return Hex.encode(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
