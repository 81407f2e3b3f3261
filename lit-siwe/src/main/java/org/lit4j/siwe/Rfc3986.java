package org.lit4j.siwe;

import java.util.regex.Pattern;

/**
 * The rules of RFC 3986 that EIP-4361 refers to. Patterns are possessive or linear: no input makes them slow.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#appendix-A">RFC 3986, appendix A</a>
 */
final class Rfc3986 {
    private static final String UNRESERVED = "A-Za-z0-9\\-._~";
    private static final String SUB_DELIMS = "!$&'()*+,;=";
    private static final String PCT = "%[0-9A-Fa-f]{2}";
    private static final String PCHAR = "(?:[" + UNRESERVED + SUB_DELIMS + ":@]|" + PCT + ")";
    private static final String QUERY = "(?:[" + UNRESERVED + SUB_DELIMS + ":@/?]|" + PCT + ")*+";
    private static final String IPV_FUTURE = "[vV][0-9A-Fa-f]++\\.[" + UNRESERVED + SUB_DELIMS + ":]++";
    private static final String IP_LITERAL = "\\[(?:[0-9A-Fa-f:.]++|" + IPV_FUTURE + ")\\]";
    private static final String REG_NAME = "(?:[" + UNRESERVED + SUB_DELIMS + "]|" + PCT + ")*+";
    private static final String USERINFO = "(?:(?:[" + UNRESERVED + SUB_DELIMS + ":]|" + PCT + ")*+@)?";
    private static final String AUTHORITY = USERINFO + "(?:" + IP_LITERAL + "|" + REG_NAME + ")(?::[0-9]*+)?";
    private static final String SCHEME = "[A-Za-z][A-Za-z0-9+\\-.]*+";

    private static final Pattern SCHEME_PATTERN = Pattern.compile(SCHEME);
    private static final Pattern AUTHORITY_PATTERN = Pattern.compile(AUTHORITY);
    private static final Pattern HOST_EMPTY = Pattern.compile("(?:.*@)?(?::[0-9]*)?");
    private static final Pattern PCHARS = Pattern.compile(PCHAR + "*+");
    private static final Pattern URI =
            Pattern.compile(SCHEME + ":(?://" + AUTHORITY + "(?:/" + PCHAR + "*+)*+|/(?:" + PCHAR + "++(?:/" + PCHAR
                    + "*+)*+)?|" + PCHAR + "++(?:/" + PCHAR + "*+)*+|)(?:\\?" + QUERY + ")?(?:#" + QUERY + ")?");
    private static final Pattern BRACKETED = Pattern.compile("[^\\[]*\\[([0-9A-Fa-f:.]+)\\].*");

    private Rfc3986() {}

    static boolean isScheme(String text) {
        return SCHEME_PATTERN.matcher(text).matches();
    }

    /** An authority with a host that is not empty, as a SIWE domain needs. */
    static boolean isDomain(String text) {
        return AUTHORITY_PATTERN.matcher(text).matches()
                && !HOST_EMPTY.matcher(text).matches()
                && ipLiteralsAreValid(text);
    }

    static boolean isUri(String text) {
        return URI.matcher(text).matches() && ipLiteralsAreValid(text);
    }

    static boolean isPchars(String text) {
        return PCHARS.matcher(text).matches();
    }

    /** Reserved and unreserved characters and the space: what a SIWE statement is made of. */
    static boolean isStatementCharacter(char c) {
        return c == ' ' || (c < 0x7f && Character.isLetterOrDigit(c)) || "-._~:/?#[]@!$&'()*+,;=".indexOf(c) >= 0;
    }

    private static boolean ipLiteralsAreValid(String text) {
        var m = BRACKETED.matcher(text);
        return !m.matches() || isIpv6(m.group(1));
    }

    static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        if (gap < 0) {
            return groups(text) == 8;
        }
        int before = groups(text.substring(0, gap));
        int after = groups(text.substring(gap + 2));
        // "::" stands for at least one group.
        return before >= 0
                && after >= 0
                && before + after <= 7
                && !text.substring(0, gap).contains(".");
    }

    /** Counts 16-bit groups; a dotted IPv4 address at the end counts two. Returns -100 when malformed. */
    private static int groups(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].contains(".")) {
                if (!isIpv4(parts[i])) {
                    return -100;
                }
                count += 2;
            } else if (parts[i].matches("[0-9A-Fa-f]{1,4}")) {
                count++;
            } else {
                return -100;
            }
        }
        return count;
    }

    private static boolean isIpv4(String text) {
        String octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
        return text.matches(octet + "(?:\\." + octet + "){3}");
    }
}
