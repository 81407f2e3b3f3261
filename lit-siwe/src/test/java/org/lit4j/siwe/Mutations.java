package org.lit4j.siwe;

import java.util.List;
import java.util.Random;

/** Spoils texts. */
final class Mutations {
    private static final List<String> PIECES = List.of(
            "",
            "\n",
            "\r\n",
            " ",
            "=",
            "-",
            "_",
            "+",
            "/",
            "\\",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "0",
            "9",
            "1e999",
            "z",
            "Q",
            "b",
            "é",
            "\ud800",
            "\u0000",
            "%",
            "%zz",
            "urn:recap:",
            "Resources:",
            "- ",
            "URI: ",
            "Nonce: ",
            "null",
            "{\"att\":",
            "99999999999999999999",
            "[::",
            "]]",
            "T25:61:61Z");

    private Mutations() {}

    /** Returns the text with one to four changes. */
    static String of(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int from = random.nextInt(changed.length() + 1);
            int to = Math.min(changed.length(), from + random.nextInt(random.nextInt(5) == 0 ? 200 : 4));
            switch (random.nextInt(5)) {
                case 0 -> changed.delete(from, to);
                case 1 -> changed.insert(from, Property.oneOf(random, PIECES));
                case 2 -> changed.replace(from, to, Property.oneOf(random, PIECES));
                case 3 -> changed.insert(random.nextInt(changed.length() + 1), changed.substring(from, to));
                default -> changed.setLength(random.nextInt(20) == 0 ? from : changed.length());
            }
        }
        return changed.toString();
    }

    /** Returns characters of one of several alphabets, or pieces of what the readers look for. */
    static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        int kind = random.nextInt(3);
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 2000 : 60); i > 0; i--) {
            switch (kind) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.append((char) random.nextInt(0x80));
                default -> text.append(Property.oneOf(random, PIECES));
            }
        }
        return text.toString();
    }
}
