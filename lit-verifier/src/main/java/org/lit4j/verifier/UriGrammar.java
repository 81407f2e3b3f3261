package org.lit4j.verifier;

/**
 * The URIs and authorities that the nodes' libraries read (iri-string, http). One pass, no pattern.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#appendix-A">RFC 3986, appendix A</a>
 */
final class UriGrammar {
    private static final String MARKS = "-._~!$&'()*+,;=";
    /** What the library for authorities lets stand anywhere, beside letters and digits. */
    private static final String AUTHORITY_MARKS = "-._~!$&'()*+,;=:@[]";

    private UriGrammar() {}

    /** A URI with a scheme; query and fragment are allowed. */
    static boolean isUri(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !isLetter(text.charAt(0)) || !all(text.substring(0, colon), "+-.", false)) {
            return false;
        }
        String rest = text.substring(colon + 1);
        int hash = rest.indexOf('#');
        if (hash >= 0 && !all(rest.substring(hash + 1), MARKS + ":@/?", true)) {
            return false;
        }
        rest = hash >= 0 ? rest.substring(0, hash) : rest;
        int question = rest.indexOf('?');
        if (question >= 0 && !all(rest.substring(question + 1), MARKS + ":@/?", true)) {
            return false;
        }
        rest = question >= 0 ? rest.substring(0, question) : rest;
        if (rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
            return isUriAuthority(authority) && all(slash < 0 ? "" : rest.substring(slash), MARKS + ":@/", true);
        }
        return all(rest, MARKS + ":@/", true);
    }

    private static boolean isUriAuthority(String text) {
        int at = text.lastIndexOf('@');
        if (at >= 0 && !all(text.substring(0, at), MARKS + ":", true)) {
            return false;
        }
        String hostAndPort = text.substring(at + 1);
        int end = hostAndPort.startsWith("[") ? hostAndPort.indexOf(']') + 1 : hostAndPort.indexOf(':');
        String host = end < 0 ? hostAndPort : hostAndPort.substring(0, end);
        String port = end < 0 ? "" : hostAndPort.substring(end);
        if (hostAndPort.startsWith("[") && (end == 0 || !isIpLiteral(host.substring(1, end - 1)))) {
            return false;
        }
        boolean named = hostAndPort.startsWith("[") || all(host, MARKS, true);
        return named && (port.isEmpty() || (port.startsWith(":") && isDigits(port.substring(1))));
    }

    private static boolean isIpLiteral(String text) {
        if (text.startsWith("v") || text.startsWith("V")) {
            int dot = text.indexOf('.');
            return dot > 1
                    && text.substring(1, dot).matches("[0-9A-Fa-f]+")
                    && dot + 1 < text.length()
                    && all(text.substring(dot + 1), MARKS + ":", false);
        }
        return isIpv6(text);
    }

    private static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == 8;
        }
        int before = groups(text.substring(0, gap), false);
        int after = groups(text.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    /** Counts groups of 16 bits; -1 when malformed. */
    private static int groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (last && mayEndInIpv4 && parts[i].indexOf('.') >= 0) {
                if (!isIpv4(parts[i])) {
                    return -1;
                }
                count += 2;
            } else if (parts[i].matches("[0-9A-Fa-f]{1,4}")) {
                count++;
            } else {
                return -1;
            }
        }
        return count;
    }

    private static boolean isIpv4(String text) {
        String octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
        return text.matches(octet + "(?:\\." + octet + "){3}");
    }

    /** What the nodes take as the domain of a SIWE message. */
    static boolean isAuthority(String text) {
        int colons = 0;
        boolean open = false;
        boolean closed = false;
        boolean percent = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                percent = true;
                continue;
            }
            if (!isLetter(c) && !isDigit(c) && AUTHORITY_MARKS.indexOf(c) < 0) {
                return false;
            }
            if (c == ':') {
                colons++;
            } else if (c == '[') {
                if (percent || open) {
                    return false;
                }
                open = true;
            } else if (c == ']') {
                if (!open || closed) {
                    return false;
                }
                closed = true;
                colons = 0;
                percent = false;
            } else if (c == '@') {
                colons = 0;
                percent = false;
            }
        }
        return !text.isEmpty() && open == closed && colons <= 1 && !percent && !text.endsWith("@");
    }

    private static boolean all(String text, String marks, boolean percent) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (percent && c == '%') {
                if (i + 2 >= text.length()
                        || !java.util.HexFormat.isHexDigit(text.charAt(i + 1))
                        || !java.util.HexFormat.isHexDigit(text.charAt(i + 2))) {
                    return false;
                }
                i += 2;
            } else if (!isLetter(c) && !isDigit(c) && marks.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> isDigit((char) c));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
