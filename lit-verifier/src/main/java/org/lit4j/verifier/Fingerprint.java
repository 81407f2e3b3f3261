package org.lit4j.verifier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;

/** SHA-256 of a text, or of several, each with its length in front so that no two lists look alike. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                byte[] part = Utf8.encode(text);
                if (texts.length > 1) {
                    digest.update(new byte[] {
                        (byte) (part.length >> 24),
                        (byte) (part.length >> 16),
                        (byte) (part.length >> 8),
                        (byte) part.length
                    });
                }
                digest.update(part);
            }
            return Hex.encode(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
