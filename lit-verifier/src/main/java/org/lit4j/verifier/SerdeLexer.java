package org.lit4j.verifier;

import org.jspecify.annotations.Nullable;

/** Strings, numbers and words of JSON as the nodes' library (serde_json 1) reads them. One use. */
class SerdeLexer {
    private static final int END = -1;

    private final String text;
    private int at;

    SerdeLexer(String text) {
        this.text = text;
    }

    Unreadable invalid(String problem) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            boolean newLine = text.charAt(i) == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        return new Unreadable("line " + line + ", column " + column + ": " + problem);
    }

    /** Returns the next character behind white space, or -1. */
    int peek() {
        while (at < text.length() && " \n\t\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    void step() {
        at++;
    }

    void expect(char c) throws Unreadable {
        if (peek() != c) {
            throw invalid("'" + c + "' is expected");
        }
        at++;
    }

    String string() throws Unreadable {
        if (peek() != '"') {
            throw invalid("a string is expected");
        }
        at++;
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = character();
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escape(true) : c);
            if (Character.isLowSurrogate(out.charAt(out.length() - 1)) && !endsWithPair(out)) {
                throw invalid("half a character");
            }
            if (Character.isHighSurrogate(out.charAt(out.length() - 1))) {
                char low = character();
                char second = low == '\\' ? escape(true) : low;
                if (!Character.isLowSurrogate(second)) {
                    throw invalid("half a character");
                }
                out.append(second);
            }
        }
    }

    /** Reads a string that the library hands out as it stands in the text, so without an escape. */
    String plainString() throws Unreadable {
        peek();
        int start = at;
        String value = string();
        if (value.length() != at - start - 2) {
            throw invalid("a string with an escape");
        }
        return value;
    }

    /** Reads null or a string; null is null. */
    @Nullable
    String optionalString() throws Unreadable {
        if (peek() == 'n') {
            literal("null");
            return null;
        }
        return string();
    }

    void literal(String word) throws Unreadable {
        if (!text.startsWith(word, at)) {
            throw invalid("a value is expected");
        }
        at += word.length();
    }

    /** Reads a number and returns it as it stands. */
    String number() throws Unreadable {
        int start = at;
        at += here('-') ? 1 : 0;
        int first = at;
        digits();
        if (text.charAt(first) == '0' && at > first + 1) {
            throw invalid("a number with a leading zero");
        }
        if (here('.')) {
            at++;
            digits();
        }
        if (here('e') || here('E')) {
            at++;
            at += here('+') || here('-') ? 1 : 0;
            digits();
        }
        return text.substring(start, at);
    }

    private boolean here(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void digits() throws Unreadable {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw invalid("a value is expected");
        }
    }

    char character() throws Unreadable {
        if (at >= text.length()) {
            throw invalid("the end comes too early");
        }
        char c = text.charAt(at++);
        if (c < ' ') {
            throw invalid("a control character in a string");
        }
        return c;
    }

    char escape(boolean decoded) throws Unreadable {
        char c = character();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(decoded);
            default -> throw invalid("an unknown escape");
        };
    }

    private char unicode(boolean decoded) throws Unreadable {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw invalid("an escape without four hexadecimal digits");
        }
        at += 4;
        return decoded ? (char) Integer.parseInt(text.substring(at - 4, at), 16) : 'u';
    }

    private static boolean endsWithPair(StringBuilder out) {
        return out.length() > 1 && Character.isHighSurrogate(out.charAt(out.length() - 2));
    }
}
