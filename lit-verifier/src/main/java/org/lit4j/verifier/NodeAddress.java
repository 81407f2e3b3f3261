package org.lit4j.verifier;

/** How nodes compare the address in a document with their own. */
final class NodeAddress {
    private NodeAddress() {}

    /** Returns the address trimmed, without schemes, with 127.0.0.1 for localhost; nothing else is changed. */
    static String normalised(String address) {
        String rest = trim(address);
        while (rest.startsWith("https://")) {
            rest = rest.substring("https://".length());
        }
        while (rest.startsWith("http://")) {
            rest = rest.substring("http://".length());
        }
        return rest.replace("localhost", "127.0.0.1");
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Unicode's White_Space property, which is neither of the two that Java has. */
    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r')
                || c == ' '
                || c == '\u0085'
                || c == '\u00a0'
                || c == '\u1680'
                || (c >= '\u2000' && c <= '\u200a')
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u202f'
                || c == '\u205f'
                || c == '\u3000';
    }
}
