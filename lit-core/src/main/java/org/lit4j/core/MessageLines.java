package org.lit4j.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code Name: value} lines of a signed message as the SDK's reader does, which knows nothing of EIP-4361: of
 * lines with one name the last counts, and a line without a colon continues the value before it unless it starts with a
 * hyphen.
 */
final class MessageLines {
    /** White space as JavaScript has it (ECMA-262, WhiteSpace and LineTerminator). */
    private static final String SPACES = "\t\n\u000B\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
            + "\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

    private static final Pattern NAME_AND_VALUE = Pattern.compile("([^:]++):[" + SPACES + "]*+([^\n\r\u2028\u2029]*)");

    private MessageLines() {}

    /** Returns the value of a name, without white space around it. */
    static Optional<String> value(String message, String name) {
        String found = null;
        String current = "";
        StringBuilder value = new StringBuilder();
        for (String line : message.split("\n", -1)) {
            Matcher m = NAME_AND_VALUE.matcher(line);
            if (m.matches()) {
                found = current.equals(name) ? trim(value) : found;
                current = trim(line.substring(0, m.end(1)));
                value = new StringBuilder(line.substring(m.start(2)));
            } else if (!line.startsWith("- ") && !trim(line).isEmpty()) {
                value.append('\n').append(line);
            }
        }
        return Optional.ofNullable(current.equals(name) ? trim(value) : found);
    }

    private static String trim(CharSequence text) {
        int start = 0;
        int end = text.length();
        while (start < end && SPACES.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && SPACES.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.subSequence(start, end).toString();
    }
}
