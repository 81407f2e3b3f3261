package org.lit4j.devnet;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * The blocks that nodes know: those of the devnet's chain, those that were added, and those that another chain was asked
 * for. Thread-safe.
 */
final class BlockDatabase {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int RECENT = 10;
    private static final int REMEMBERED = 10_000;
    private static final String LABEL = "can't fetch blockhash";
    private static final String OUTER = "Error fetching block from hash";

    private final Blocks chain;
    private final Optional<BlockSource> source;
    private final Map<String, BlockRow> rows = new LinkedHashMap<>();

    BlockDatabase(Blocks chain, Optional<BlockSource> source) {
        this.chain = chain;
        this.source = source;
    }

    void add(BlockRow row) {
        synchronized (rows) {
            rows.put(row.hash(), row);
            if (rows.size() > REMEMBERED) {
                rows.remove(rows.keySet().iterator().next());
            }
        }
    }

    /** Returns the row of a block, asking the other chain if need be; fails as nodes do (K13). */
    BlockRow row(String hash, Instant now) {
        String lower = hash.toLowerCase(Locale.ROOT);
        Optional<BlockRow> stored = stored(lower);
        BlockRow row = stored.or(() -> fetched(lower))
                .orElseThrow(() -> NodeCode.BLOCKHASH.failure(LABEL, OUTER, "Invalid block hash"));
        requireYoung(row, now);
        if (stored.isEmpty()) {
            add(row);
        }
        return row;
    }

    /** Says whether a block is one of the newest ten, as challenges of WebAuthn must be. */
    boolean isRecent(String hash) {
        String lower = hash.toLowerCase(Locale.ROOT);
        return stored(lower)
                .or(() -> fetched(lower))
                .filter(row -> row.number() > latestNumber() - RECENT)
                .isPresent();
    }

    private long latestNumber() {
        synchronized (rows) {
            return rows.values().stream().mapToLong(BlockRow::number).reduce(chain.number(), Math::max);
        }
    }

    private Optional<BlockRow> stored(String hash) {
        synchronized (rows) {
            Optional<BlockRow> row = Optional.ofNullable(rows.get(hash));
            if (row.isPresent()) {
                return row;
            }
        }
        return chain.find(hash).map(number -> BlockRow.of(hash, number, Blocks.timeOf(number)));
    }

    private Optional<BlockRow> fetched(String hash) {
        try {
            Hex.decodePrefixed(hash, 32, "A block hash");
        } catch (LitException e) {
            return Optional.empty();
        }
        return source.map(chains -> chains.blockByHash(hash)).flatMap(block -> read(block, hash));
    }

    private static Optional<BlockRow> read(JsonValue value, String hash) {
        if (!(value instanceof JsonObject block) || !text(block, "hash").equalsIgnoreCase(hash)) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(Hex.stripPrefix(text(block, "number")), 16);
            long time = Long.parseLong(Hex.stripPrefix(text(block, "timestamp")), 16);
            return Optional.of(BlockRow.of(hash, number, Instant.ofEpochSecond(time)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonObject block, String name) {
        return block.get(name)
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .orElse("");
    }

    /** Compares with the whole clock, fraction included: a block of exactly 30 days ago is mostly too old. */
    private static void requireYoung(BlockRow row, Instant now) {
        Instant latest = row.time().plus(LONGEST);
        if (now.isAfter(latest)) {
            throw NodeCode.SIWE_MESSAGE.failure(
                    LABEL, OUTER, "Blocktime " + row.timestamp() + " is beyond the max expiry timestamp of " + latest);
        }
    }
}
