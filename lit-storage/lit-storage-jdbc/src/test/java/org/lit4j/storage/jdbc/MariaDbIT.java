package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.jdbc.Fixtures.T0;
import static org.lit4j.storage.jdbc.Fixtures.column;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the other databases are tested for, on MariaDB; and that its statements use an index. */
class MariaDbIT {
    private final TestDatabase database = MariaDbServer.DATABASE;

    @Test
    void noUpdateUnderALeaseIsLost() {
        new JdbcConcurrencyTest().noUpdateUnderALeaseIsLost(database);
    }

    @Test
    void lateWriterNeverOverwritesWhoTookOver() {
        new JdbcConcurrencyTest().lateWriterNeverOverwritesWhoTookOver(database);
    }

    @Test
    void purgeTakesNothingThatWasSavedMeanwhile() {
        new JdbcConcurrencyTest().purgeTakesNothingThatWasSavedMeanwhile(database);
    }

    @Test
    void rotationLosesNothing() {
        new JdbcRotationTest().nothingIsLostWhileOthersReadAndWrite(database);
        new JdbcRotationTest().aPurgedAuthSigDoesNotComeBack(database);
    }

    @Test
    void allExpiredGoInBatches() throws SQLException {
        new JdbcPurgeTest().allExpiredGoInBatches(database);
    }

    @Test
    void flywayMakesTheTables() {
        new JdbcMigrationTest().makesTheTablesOnce(database);
    }

    @Test
    void openingChecksTheTables() {
        new JdbcOpeningTest().missingTablesAreNamed(database);
        new JdbcOpeningTest().tablesOfAnotherVersionAreRefusedAndBothVersionsNamed(database);
        new JdbcOpeningTest().anotherLookupKeyOrModeIsRefused(database);
    }

    @Test
    void connectionsAreGivenBackAsTheyWere() {
        new JdbcConnectionsTest().autoCommitIsPutBackAndNothingStaysLent(database);
    }

    @Test
    void sealedRowsHoldNoSecret() throws SQLException {
        new JdbcNoSecretTest().sealedRowsHoldNeitherKeysNorAuthSigsNorIdentities(database);
    }

    @Test
    void statementsUseAnIndex() throws SQLException {
        String prefix = database.newTables();
        JdbcPurgeTest.fill(database, prefix);
        column(database, "ANALYZE TABLE " + prefix + "session");
        column(database, "ANALYZE TABLE " + prefix + "lease");
        Statements sql = new Statements(JdbcDialect.MARIADB, prefix);
        long early = T0.toEpochMilli() - 1;
        assertIndexed(sql.find(), "PRIMARY", "x");
        assertIndexed(sql.list(), "_tenant", "x", early);
        assertIndexed(sql.nextOfKey(100), "_key_id", "k0", "");
        assertIndexed(sql.deleteExpired(), "_expiry", early);
        assertIndexed(sql.stripExpired(), "_expiry", early);
        assertIndexed(sql.deleteEndedLeases(), "_expiry", early);
        assertIndexed(sql.renewLease(), "PRIMARY", early, "x", "y", early);
    }

    private void assertIndexed(String statement, String index, Object... parameters) throws SQLException {
        try (Connection connection = database.source().getConnection();
                PreparedStatement explain = connection.prepareStatement("EXPLAIN " + statement)) {
            for (int i = 0; i < parameters.length; i++) {
                explain.setObject(i + 1, parameters[i]);
            }
            try (ResultSet plan = explain.executeQuery()) {
                assertThat(plan.next()).isTrue();
                String extra = String.valueOf(plan.getString("Extra"));
                String key = String.valueOf(plan.getString("key"));
                assertThat(key + extra)
                        .as(statement)
                        .satisfiesAnyOf(
                                used -> assertThat(used).contains(index),
                                // A unique key that is not there is looked for in the index while planning.
                                used -> assertThat(used)
                                        .contains("Impossible WHERE noticed after reading const tables"));
            }
        }
    }
}
