package org.lit4j.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table of sessions, one statement a method. Thread-safe. */
final class Records {
    private final Database database;
    private final Statements sql;

    Records(Database database, Statements sql) {
        this.database = database;
        this.sql = sql;
    }

    Optional<Row> find(String lookup) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.find())) {
                statement.setString(1, lookup);
                return rows(statement).stream().findFirst();
            }
        });
    }

    void put(Connection connection, Row row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.upsert())) {
            row.write(statement);
            statement.executeUpdate();
        }
    }

    /** Returns whether something live was there. */
    boolean remove(Connection connection, String lookup, long now) throws SQLException {
        boolean wasLive = update(connection, sql.removeLive(), lookup, now) > 0;
        if (!wasLive) {
            update(connection, sql.removeExpired(), lookup, now);
        }
        return wasLive;
    }

    List<Row> list(String tenantLookup, long now) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.list())) {
                statement.setString(1, tenantLookup);
                statement.setLong(2, now);
                return rows(statement);
            }
        });
    }

    /** Returns how many AuthSigs were deleted. Each batch is a transaction of its own. */
    int purge(long now) {
        int purged = inBatches(sql.deleteExpired(), now) + inBatches(sql.stripExpired(), now);
        inBatches(sql.deleteEndedLeases(), now);
        return purged;
    }

    Map<String, Long> countByKey() {
        return database.read(connection -> {
            Map<String, Long> counts = new TreeMap<>();
            try (PreparedStatement statement = connection.prepareStatement(sql.countByKey());
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    counts.put(result.getString(1), result.getLong(2));
                }
            }
            return counts;
        });
    }

    List<Row> nextOfKey(String keyId, String after, int limit) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.nextOfKey(limit))) {
                statement.setString(1, keyId);
                statement.setString(2, after);
                return rows(statement);
            }
        });
    }

    /** Replaces a row that is still as it was read; says whether it was. */
    boolean replace(Connection connection, Row row, Row old) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.reseal())) {
            statement.setLong(1, row.version());
            statement.setString(2, row.keyId());
            statement.setBytes(3, row.identity());
            statement.setBytes(4, row.sessionKey());
            statement.setBytes(5, row.authSig());
            statement.setString(6, row.lookup());
            statement.setLong(7, old.version());
            statement.setString(8, old.keyId());
            return statement.executeUpdate() == 1;
        }
    }

    /** Returns version and look-up check. */
    SchemaState schema() {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.schemaVersion());
                    ResultSet result = statement.executeQuery()) {
                return result.next()
                        ? new SchemaState(result.getInt(1), result.getString(2))
                        : new SchemaState(0, null);
            }
        });
    }

    void claimSchema(String lookupCheck) {
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.claimSchema())) {
                statement.setString(1, lookupCheck);
                return statement.executeUpdate();
            }
        });
    }

    /**
     * What the table of the schema says.
     *
     * @param version 0 when nothing is written there
     * @param lookupCheck null before the first use
     */
    record SchemaState(int version, @Nullable String lookupCheck) {}

    private int inBatches(String statementText, long now) {
        int all = 0;
        int some;
        do {
            some = database.write(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(statementText)) {
                    statement.setLong(1, now);
                    return statement.executeUpdate();
                }
            });
            all += some;
        } while (some >= Statements.BATCH);
        return all;
    }

    private static List<Row> rows(PreparedStatement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(Row.read(result));
            }
        }
        return rows;
    }

    private static int update(Connection connection, String text, String lookup, long now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            statement.setString(1, lookup);
            statement.setLong(2, now);
            return statement.executeUpdate();
        }
    }
}
