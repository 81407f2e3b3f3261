package org.lit4j.devnet;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.LitException;

/**
 * A chain of block hashes, one every twelve seconds of a clock. Nothing is kept: the number of a block is in its hash,
 * masked.
 */
final class Blocks {
    private static final long SECONDS = 12;

    private final Seed seed;
    private final Clock clock;
    private final long mask;

    Blocks(Seed seed, Clock clock) {
        this.seed = seed;
        this.clock = clock;
        this.mask = ByteBuffer.wrap(seed.bytes("blocks")).getLong();
    }

    long number() {
        return Math.floorDiv(clock.instant().getEpochSecond(), SECONDS);
    }

    static Instant timeOf(long number) {
        return Instant.ofEpochSecond(number * SECONDS);
    }

    /** Returns {@code 0x} and 64 lower-case digits. */
    String hash(long number) {
        byte[] hash = seed.bytes("block/" + number);
        ByteBuffer.wrap(hash).putLong(number ^ mask);
        return "0x" + Hex.encode(hash);
    }

    String latest() {
        return hash(number());
    }

    /** Returns the number of a block. */
    Optional<Long> find(String hash) {
        byte[] bytes;
        try {
            bytes = Hex.decodePrefixed(hash, 32, "A block hash");
        } catch (LitException e) {
            return Optional.empty();
        }
        long number = ByteBuffer.wrap(bytes).getLong() ^ mask;
        boolean ours = number <= number() && Arrays.equals(bytes, Hex.decodePrefixed(hash(number), 32, "A block hash"));
        return ours ? Optional.of(number) : Optional.empty();
    }
}
