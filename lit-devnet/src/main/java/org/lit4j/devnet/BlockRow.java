package org.lit4j.devnet;

import java.time.Instant;
import java.util.Locale;

/**
 * What nodes keep of a block of Ethereum. Immutable.
 *
 * @param hash {@code 0x} and 64 lower-case digits
 * @param timestamp Unix seconds, decimal digits
 */
record BlockRow(String hash, String timestamp, long number) {
    static BlockRow of(String hash, long number, Instant time) {
        return new BlockRow(hash.toLowerCase(Locale.ROOT), Long.toString(time.getEpochSecond()), number);
    }

    Instant time() {
        return Instant.ofEpochSecond(Long.parseLong(timestamp));
    }
}
