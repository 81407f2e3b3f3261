package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.jdbc.Fixtures.ID;
import static org.lit4j.storage.jdbc.Fixtures.LIFE;
import static org.lit4j.storage.jdbc.Fixtures.T0;
import static org.lit4j.storage.jdbc.Fixtures.column;
import static org.lit4j.storage.jdbc.Fixtures.number;
import static org.lit4j.storage.jdbc.Fixtures.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.session.StoredSession;

/** Purges of more rows than one statement takes; and what the database does for look-ups. */
class JdbcPurgeTest {
    /** More than two batches. */
    private static final int ROWS = 2 * Statements.BATCH + 300;

    static List<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void allExpiredGoInBatches(TestDatabase database) throws SQLException {
        String prefix = database.newTables();
        fill(database, prefix);
        try (JdbcSessionKeyStore late = open(database, prefix)) {
            late.save(session(ID, 1).withAuthSig(Fixtures.authSig(1), Optional.empty()));
            assertThat(late.purgeExpired()).isEqualTo(ROWS);
            assertThat(late.purgeExpired()).isZero();
            assertThat(number(database, "SELECT COUNT(*) FROM " + prefix + "session"))
                    .as("those with a key, and the live one")
                    .isEqualTo(ROWS / 2 + 1);
            assertThat(number(
                            database,
                            "SELECT COUNT(*) FROM " + prefix
                                    + "session WHERE auth_sig IS NOT NULL OR expires_at IS NOT NULL"))
                    .isEqualTo(1);
            assertThat(number(database, "SELECT COUNT(*) FROM " + prefix + "lease"))
                    .isZero();
        }
    }

    /** With many rows the database finds those it wants by an index, for each statement of the store. */
    @ParameterizedTest
    @MethodSource("databases")
    void statementsUseAnIndex(TestDatabase database) throws SQLException {
        String prefix = database.newTables();
        fill(database, prefix);
        database.execute(
                database == TestDatabase.POSTGRESQL ? "VACUUM ANALYZE " + prefix + "session" : "ANALYZE",
                database == TestDatabase.POSTGRESQL ? "VACUUM ANALYZE " + prefix + "lease" : "ANALYZE");
        Statements sql = new Statements(database.dialect(), prefix);
        long early = T0.minus(Duration.ofDays(1)).toEpochMilli();
        assertIndexed(database, sql.find(), "x");
        assertIndexed(database, sql.list(), "x", early);
        assertIndexed(database, sql.removeLive(), "x", early);
        assertIndexed(database, sql.nextOfKey(100), "k0", "x");
        assertIndexed(database, sql.deleteExpired(), early);
        assertIndexed(database, sql.stripExpired(), early);
        assertIndexed(database, sql.deleteEndedLeases(), early);
        assertIndexed(database, sql.leaseHolder(), "x");
        assertIndexed(database, sql.renewLease(), early, "x", "y", early);
        assertIndexed(database, sql.holdLease(), "x", "y", early);
        assertIndexed(database, sql.releaseLease(), "x", "y");
    }

    private static void assertIndexed(TestDatabase database, String statement, Object... parameters) {
        String explain = database == TestDatabase.SQLITE ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
        // SQLite has its words in the fourth column.
        String plan = database == TestDatabase.SQLITE
                ? sqlitePlan(explain + statement, parameters)
                : String.join(
                        "\n",
                        column(database, explain + statement, parameters).stream()
                                .map(String::valueOf)
                                .toList());
        assertThat(plan).as(statement).doesNotContain("Seq Scan", "tableScan", "SCAN ");
        assertThat(plan)
                .as(statement)
                .containsAnyOf(
                        "Index Scan",
                        "Index Only Scan",
                        "Bitmap Index Scan",
                        "SEARCH",
                        "PUBLIC.PRIMARY_KEY",
                        "_EXPIRY:",
                        "_KEY_ID:",
                        "_TENANT:");
    }

    private static String sqlitePlan(String statement, Object... parameters) {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = TestDatabase.SQLITE.source().getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            try (var rows = prepared.executeQuery()) {
                while (rows.next()) {
                    plan.append('\n').append(rows.getString(4));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
        return plan.toString();
    }

    /** Half of the rows with a key; all expire with {@link Fixtures#T0} and a bit. One lease a row, ended. */
    static void fill(TestDatabase database, String prefix) throws SQLException {
        StoredSession one = session(ID, 1);
        Row row = new RowCodec(Sealers.sealer(), prefix).encode(one, 1);
        Statements sql = new Statements(database.dialect(), prefix);
        try (Connection connection = database.source().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(sql.upsert());
                    PreparedStatement lease = connection.prepareStatement("INSERT INTO " + prefix
                            + "lease (lookup, token, expires_at, uses) VALUES (?, 'x', ?, 0)")) {
                for (int n = 0; n < ROWS; n++) {
                    new Row(
                                    String.format("%064x", n),
                                    String.format("%064x", n / 10),
                                    1,
                                    T0.toEpochMilli() + n,
                                    "k" + n % 50,
                                    row.identity(),
                                    n % 2 == 0 ? row.sessionKey() : null,
                                    row.authSig())
                            .write(insert);
                    insert.addBatch();
                    lease.setString(1, String.format("%064x", n));
                    lease.setLong(2, T0.toEpochMilli() + n);
                    lease.addBatch();
                }
                insert.executeBatch();
                lease.executeBatch();
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static JdbcSessionKeyStore open(TestDatabase database, String prefix) {
        return JdbcSessionKeyStore.over(database.source())
                .tablePrefix(prefix)
                .sealer(Sealers.sealer())
                .clock(Fixtures.at(T0.plus(LIFE)))
                .open();
    }
}
