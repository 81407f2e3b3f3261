package org.lit4j.core.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes JSON as JavaScript does: no white space, ECMAScript numbers, and only the escapes that
 * {@code JSON.stringify} uses.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-quotejsonstring">ECMA-262, QuoteJSONString</a>
 * @see <a href="https://tc39.es/ecma262/#sec-numeric-types-number-tostring">ECMA-262, Number::toString</a>
 */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private JsonWriter() {}

    /** Writes with members in the order of the objects. */
    public static String stringify(JsonValue value) {
        StringBuilder out = new StringBuilder();
        write(value, false, out);
        return out.toString();
    }

    /** Writes with members in UTF-16 code unit order at every depth (RFC 8785). */
    public static String canonical(JsonValue value) {
        StringBuilder out = new StringBuilder();
        write(value, true, out);
        return out.toString();
    }

    /** Appends a string literal, quotation marks included. */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        escape(c, out);
                    } else if (Character.isSurrogate(c)) {
                        i += surrogate(text, i, out);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Writes a finite double as ECMAScript does; NaN and the infinities become {@code null}, as in JSON.stringify. */
    public static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "null";
        }
        if (value == 0) {
            return "0";
        }
        return value < 0 ? "-" + positive(-value) : positive(value);
    }

    private static void write(JsonValue value, boolean sorted, StringBuilder out) {
        if (value instanceof JsonObject object) {
            writeObject(sorted ? new TreeMap<>(object.members()) : object.members(), sorted, out);
        } else if (value instanceof JsonArray array) {
            out.append('[');
            for (Iterator<JsonValue> it = array.iterator(); it.hasNext(); ) {
                write(it.next(), sorted, out);
                out.append(it.hasNext() ? "," : "");
            }
            out.append(']');
        } else if (value instanceof JsonString string) {
            quote(string.value(), out);
        } else if (value instanceof JsonNumber number) {
            out.append(number(number.value()));
        } else if (value instanceof JsonBoolean bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private static void writeObject(Map<String, JsonValue> members, boolean sorted, StringBuilder out) {
        out.append('{');
        String comma = "";
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            out.append(comma);
            quote(member.getKey(), out);
            out.append(':');
            write(member.getValue(), sorted, out);
            comma = ",";
        }
        out.append('}');
    }

    /** Appends the surrogate at {@code i}, with its partner if it has one; returns how many more were consumed. */
    private static int surrogate(String text, int i, StringBuilder out) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(i + 1));
            return 1;
        }
        escape(c, out);
        return 0;
    }

    private static void escape(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 0xf));
        }
    }

    private static String positive(double value) {
        BigDecimal shortest = shortest(value);
        String digits = shortest.unscaledValue().toString();
        int k = digits.length();
        int n = k - shortest.scale();
        if (k <= n && n <= 21) {
            return digits + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-6 < n && n <= 0) {
            return "0." + "0".repeat(-n) + digits;
        }
        int exponent = n - 1;
        String mantissa = k == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /** Finds the decimal with the fewest digits that reads back as {@code value}; of several, the closest. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}
