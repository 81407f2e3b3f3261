package org.lit4j.storage.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals again what is not sealed under the current key, in small transactions, each row only if nobody has written it
 * meanwhile. So it may run beside readers, writers and other rotations, and may be stopped at any point.
 */
final class Rotation {
    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);
    private static final int BATCH = 100;

    private final Database database;
    private final Records records;
    private final RowCodec codec;
    private final Versions versions;
    private final Runnable requireOpen;

    Rotation(Database database, Records records, RowCodec codec, Versions versions, Runnable requireOpen) {
        this.database = database;
        this.records = records;
        this.codec = codec;
        this.versions = versions;
        this.requireOpen = requireOpen;
    }

    /** Returns how many rows were sealed again. */
    int run() {
        int all = 0;
        int some;
        do {
            // Once more, because an instance that still has the old ring may have written behind this one.
            some = 0;
            for (String keyId : records.countByKey().keySet()) {
                if (!keyId.equals(codec.requireSealer().currentKeyId())) {
                    some += ofKey(keyId);
                }
            }
            all += some;
        } while (some > 0);
        return all;
    }

    private int ofKey(String keyId) {
        int resealed = 0;
        String after = "";
        List<Row> rows;
        do {
            requireOpen.run();
            rows = records.nextOfKey(keyId, after, BATCH);
            resealed += batch(rows);
            after = rows.isEmpty() ? after : rows.get(rows.size() - 1).lookup();
        } while (rows.size() == BATCH);
        return resealed;
    }

    private int batch(List<Row> rows) {
        List<Replacement> replacements = new ArrayList<>();
        for (Row row : rows) {
            try {
                replacements.add(new Replacement(codec.reseal(row, versions.next()), row));
            } catch (LitException e) {
                if (e.code() == ErrorCode.CLOSED) {
                    throw e;
                }
                LOG.warn("Not sealed again, {}: {}", e.code(), e.getMessage());
            }
        }
        return database.write(connection -> {
            int replaced = 0;
            for (Replacement one : replacements) {
                replaced += records.replace(connection, one.row(), one.old()) ? 1 : 0;
            }
            return replaced;
        });
    }

    private record Replacement(Row row, Row old) {}
}
