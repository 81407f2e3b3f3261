package org.lit4j.crypto.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;
import org.lit4j.core.session.SecretBytes;

/**
 * The text of a key ring, in ASCII, one thing a line: {@code lit4j-keyring 1}, {@code current ID}, {@code lookup HEX},
 * {@code key ID HEX} for each key. Lines end with LF or, in an environment variable, with {@code ;}. It is read and
 * written as bytes, which can be wiped; no string ever holds a key.
 */
final class KeyRingText {
    static final String HEADER = "lit4j-keyring 1";

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int HEX_DIGITS = 2 * KeyRing.KEY_BYTES;

    private KeyRingText() {}

    /** Writes a ring. The caller closes the text. */
    static SecretBytes write(KeyRing ring) {
        WipedOutput out = new WipedOutput();
        try {
            out.text(HEADER + "\ncurrent " + ring.currentKeyId() + "\nlookup ");
            ring.lookupKey().expose(out::hex);
            ring.forEachKey((id, key) -> {
                out.text("\nkey " + id + " ");
                key.expose(out::hex);
            });
            out.text("\n");
            return out.toSecret();
        } finally {
            out.wipe();
        }
    }

    /**
     * Reads a ring. The text stays the caller's.
     *
     * @throws LitException {@code KEYRING_INVALID} with the line, whose content is never repeated
     */
    static KeyRing read(SecretBytes text) {
        return text.expose(KeyRingText::read);
    }

    private static KeyRing read(byte[] text) {
        Map<String, SecretBytes> keys = new TreeMap<>();
        SecretBytes lookup = null;
        String current = null;
        try {
            int number = 0;
            for (int from = 0; from < text.length; ) {
                int end = endOfLine(text, from);
                number++;
                if (number == 1) {
                    requireHeader(word(text, from, end));
                } else if (starts(text, from, end, "key ")) {
                    int id = from + "key ".length();
                    int blank = indexOf(text, ' ', id, end);
                    String name = word(text, id, blank);
                    if (keys.containsKey(name)) {
                        throw at(number, "has the key '" + SafeText.of(name) + "' a second time");
                    }
                    keys.put(name, key(text, blank + 1, end, number));
                } else if (starts(text, from, end, "lookup ") && lookup == null) {
                    lookup = key(text, from + "lookup ".length(), end, number);
                } else if (starts(text, from, end, "current ") && current == null) {
                    current = word(text, from + "current ".length(), end);
                } else if (end > from) {
                    throw at(number, "is none of current, lookup and key, or stands there twice");
                }
                from = end + 1;
            }
            if (current == null || lookup == null) {
                throw KeyRing.invalid("it lacks the line " + (current == null ? "current" : "lookup"));
            }
            return KeyRing.of(keys, current, lookup);
        } finally {
            keys.values().forEach(SecretBytes::close);
            close(lookup);
        }
    }

    /** Says whether the text begins as a ring's does, whatever its version. */
    static boolean looksLikeRing(byte[] text) {
        return starts(text, 0, text.length, "lit4j-keyring ");
    }

    private static void requireHeader(String line) {
        if (!line.equals(HEADER)) {
            throw new LitException(
                    ErrorCode.KEYRING_INVALID,
                    "The first line of the key ring is not '" + HEADER + "': it is another thing, or was made by a"
                            + " later version of lit4j. lit keyring makes key rings.");
        }
    }

    private static SecretBytes key(byte[] text, int from, int end, int line) {
        if (end - from != HEX_DIGITS) {
            throw at(line, "has " + Math.max(0, end - from) + " characters where a key has " + HEX_DIGITS);
        }
        byte[] key = new byte[KeyRing.KEY_BYTES];
        for (int i = 0; i < key.length; i++) {
            int high = Character.digit(text[from + 2 * i], 16);
            int low = Character.digit(text[from + 2 * i + 1], 16);
            if (high < 0 || low < 0) {
                Arrays.fill(key, (byte) 0);
                throw at(line, "has a character that is no hexadecimal digit where a key should be");
            }
            key[i] = (byte) (high << 4 | low);
        }
        return SecretBytes.takeOver(key);
    }

    private static int endOfLine(byte[] text, int from) {
        int end = from;
        while (end < text.length && text[end] != '\n' && text[end] != ';') {
            end++;
        }
        return end;
    }

    private static int indexOf(byte[] text, char what, int from, int end) {
        for (int i = from; i < end; i++) {
            if (text[i] == what) {
                return i;
            }
        }
        return end;
    }

    private static boolean starts(byte[] text, int from, int end, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        return end - from >= bytes.length && Arrays.equals(text, from, from + bytes.length, bytes, 0, bytes.length);
    }

    private static String word(byte[] text, int from, int end) {
        return new String(text, from, Math.max(0, end - from), StandardCharsets.US_ASCII);
    }

    private static void close(@Nullable SecretBytes secret) {
        if (secret != null) {
            secret.close();
        }
    }

    private static LitException at(int line, String problem) {
        return KeyRing.invalid("its line " + line + " " + problem);
    }

    /** Bytes that are wiped afterwards; large enough from the start, so that growing leaves no copy behind. */
    private static final class WipedOutput extends ByteArrayOutputStream {
        private static final int ENOUGH = 1 << 16;

        WipedOutput() {
            super(ENOUGH);
        }

        void text(String text) {
            writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }

        WipedOutput hex(byte[] bytes) {
            for (byte b : bytes) {
                write(DIGITS[(b & 0xff) >> 4]);
                write(DIGITS[b & 0xf]);
            }
            return this;
        }

        SecretBytes toSecret() {
            return SecretBytes.takeOver(toByteArray());
        }

        void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
