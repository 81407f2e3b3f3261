package org.lit4j.core.error;

import java.util.regex.Pattern;

/** Makes fit for messages what a caller gave: a key may have been put where a name or an address belongs. */
public final class SafeText {
    /** Half of a key, in hexadecimal. */
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{32,}");
    /** Half of a key in base64, base58 or base64url; not the CID of an action. */
    private static final Pattern MIXED = Pattern.compile(
            "(?<![A-Za-z0-9+_-])(?!Qm[1-9A-HJ-NP-Za-km-z]{44}(?![A-Za-z0-9+_-]))(?=[a-z0-9+_-]*[A-Z])(?=[A-Z0-9+_-]*[a-z])(?=[A-Za-z+_-]*[0-9])[A-Za-z0-9+_-]{22,}=*");
    /** Words of a mnemonic (BIP-39): twelve to twenty-four of three to eight small letters. */
    private static final Pattern MNEMONIC =
            Pattern.compile("(?<![A-Za-z])[a-z]{3,8}(?:\\s+[a-z]{3,8}){11,23}(?![A-Za-z])");

    private SafeText() {}

    /**
     * Returns the text without what may be a secret, of which it says only how long it is: 32 or more hexadecimal digits,
     * 22 or more characters of base64, base64url or base58 with capital letters, small ones and digits among them, and
     * twelve to twenty-four words of small letters. A CIDv0 stays.
     */
    public static String of(String text) {
        String words =
                MNEMONIC.matcher(text).replaceAll(run -> "[" + run.group().split("\\s+").length + " words]");
        String digits =
                HEXADECIMAL.matcher(words).replaceAll(run -> "[" + run.group().length() + " hexadecimal digits]");
        return MIXED.matcher(digits).replaceAll(run -> "[" + run.group().length() + " letters and digits]");
    }
}
