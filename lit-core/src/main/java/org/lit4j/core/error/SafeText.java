package org.lit4j.core.error;

import java.util.regex.Pattern;

/** Makes fit for messages what a caller gave: a key may have been put where a name or an address belongs. */
public final class SafeText {
    /** Half of a key, in hexadecimal. */
    private static final Pattern LIKE_A_KEY = Pattern.compile("[0-9a-fA-F]{32,}");

    private SafeText() {}

    /** Returns the text with {@code […]} for every run of 32 or more hexadecimal digits, which says only how many. */
    public static String of(String text) {
        return LIKE_A_KEY.matcher(text).replaceAll(run -> "[" + run.group().length() + " hexadecimal digits]");
    }
}
