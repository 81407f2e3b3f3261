package org.lit4j.testkit.leak;

/** How a secret was written where it was found. */
public enum SecretForm {
    /** The bytes themselves; in a text, characters from U+0000 to U+00FF. */
    RAW,
    /** Hexadecimal digits of either case. */
    HEX,
    /** Base64 (RFC 4648, section 4), wherever the secret begins in what was encoded. */
    BASE64,
    /** Base64url (RFC 4648, section 5), wherever the secret begins in what was encoded. */
    BASE64URL,
    /** Decimal numbers from -128 to 127 with commas between them, as {@code Arrays.toString} writes bytes. */
    SIGNED_NUMBERS,
    /** Decimal numbers from 0 to 255 with commas between them, as JavaScript writes bytes. */
    UNSIGNED_NUMBERS,
    /** One decimal number, big-endian, as {@code BigInteger} writes it; only the whole secret is found so. */
    BIG_NUMBER
}
