package org.lit4j.core.encoding;

import java.nio.charset.StandardCharsets;

/** UTF-8 as JavaScript's {@code TextEncoder} writes it: an unpaired surrogate becomes U+FFFD, not {@code ?}. */
public final class Utf8 {
    private Utf8() {}

    /** Returns the UTF-8 form of any string. */
    public static byte[] encode(String text) {
        return wellFormed(text).getBytes(StandardCharsets.UTF_8);
    }

    private static String wellFormed(String text) {
        StringBuilder copy = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
                continue;
            }
            if (copy == null) {
                copy = new StringBuilder(text);
            }
            copy.setCharAt(i, '\uFFFD');
        }
        return copy == null ? text : copy.toString();
    }
}
