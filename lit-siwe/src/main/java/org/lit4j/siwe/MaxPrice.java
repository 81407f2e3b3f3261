package org.lit4j.siwe;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * A highest price as capability objects hold it. Immutable.
 *
 * @param hex lower-case hexadecimal digits without {@code 0x}, leading zeros as given
 * @param wei what they mean
 */
record MaxPrice(String hex, BigInteger wei) {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]+");
    private static final int MAX_BITS = 256;
    private static final int MAX_LENGTH = 100;

    /** Makes a price of a number from zero to 2^256-1. */
    static MaxPrice of(BigInteger wei) {
        if (wei.signum() < 0 || wei.bitLength() > MAX_BITS) {
            throw invalid("is not from 0 to 2^256-1");
        }
        return new MaxPrice(wei.toString(16), wei);
    }

    /** Reads a price as SDK 8 does: {@code 0x} and digits is hexadecimal, digits alone are decimal, the rest is hexadecimal. */
    static MaxPrice parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw invalid("has " + text.length() + " characters");
        }
        if (DECIMAL.matcher(text).matches()) {
            return of(new BigInteger(text));
        }
        return ofHex(text);
    }

    /** Reads hexadecimal digits with or without {@code 0x}, as nodes do. */
    static MaxPrice ofHex(String text) {
        String digits = Hex.stripPrefix(text);
        if (!HEXADECIMAL.matcher(digits).matches() || digits.length() > MAX_LENGTH) {
            throw invalid("is neither decimal nor hexadecimal");
        }
        BigInteger wei = of(new BigInteger(digits, 16)).wei;
        return new MaxPrice(digits.toLowerCase(Locale.ROOT), wei);
    }

    private static LitException invalid(String problem) {
        return new LitException(
                ErrorCode.SETTING_INVALID,
                "The highest price " + problem + ". Give wei: decimal digits, or 0x and hexadecimal digits.");
    }
}
