package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.jdbc.Fixtures.ID;
import static org.lit4j.storage.jdbc.Fixtures.session;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.testkit.leak.Finding;
import org.lit4j.testkit.leak.SecretScanner;

/** What can be read by somebody who has the database and not the key ring. */
class JdbcNoSecretTest {
    private static final int RECORDS = 20;
    private static final SessionKeyId TELLING =
            new SessionKeyId("network-of-a-kind", "tenant-with-a-long-name", ID.principal(), "label-with-a-long-name");

    static List<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sealedRowsHoldNeitherKeysNorAuthSigsNorIdentities(TestDatabase database) throws SQLException {
        String prefix = database.newTables();
        try (JdbcSessionKeyStore store =
                JdbcOpeningTest.builder(database, prefix).open()) {
            saveAll(store);
        }
        List<byte[]> cells = cells(database, prefix);
        assertThat(cells).hasSizeGreaterThan(8 * RECORDS);
        for (byte[] cell : cells) {
            assertThat(scanner().scan("a cell", cell)).isEmpty();
        }
    }

    /** The scanner finds all of it where nothing is sealed. */
    @Test
    void plainRowsHoldThemAll() throws SQLException {
        TestDatabase database = TestDatabase.H2;
        String prefix = database.newTables();
        try (JdbcSessionKeyStore store = JdbcSessionKeyStore.over(database.source())
                .tablePrefix(prefix)
                .plaintext()
                .clock(Fixtures.CLOCK)
                .open()) {
            saveAll(store);
        }
        List<Finding> findings = new ArrayList<>();
        for (byte[] cell : cells(database, prefix)) {
            findings.addAll(scanner().scan("a cell", cell));
        }
        assertThat(findings.stream().map(Finding::secret).distinct())
                .contains("seed 1", "seed 19", "sig 1", "tenant", "label", "network");
    }

    private static void saveAll(JdbcSessionKeyStore store) {
        for (int n = 1; n < RECORDS; n++) {
            store.save(session(Fixtures.id(n), n));
        }
        store.save(session(TELLING, 1));
        store.save(
                session(TELLING, 1),
                store.tryLease(TELLING, Duration.ofMinutes(1)).orElseThrow());
    }

    private static SecretScanner scanner() {
        SecretScanner.Builder builder = SecretScanner.builder()
                .secret("network", utf8(TELLING.network()))
                .secret("tenant", utf8(TELLING.tenant()))
                .secret("label", utf8(TELLING.label()));
        for (int n = 1; n < RECORDS; n++) {
            builder.secret("seed " + n, Fixtures.seed(n));
        }
        return builder.secret("sig 1", utf8("\"derivedVia\":\"web3.eth.personal.sign\""))
                .build();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Every cell of every table, as bytes. */
    private static List<byte[]> cells(TestDatabase database, String prefix) throws SQLException {
        List<byte[]> cells = new ArrayList<>();
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("session", "lease", "schema")) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + prefix + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            Object cell = rows.getObject(i);
                            cells.add(cell instanceof byte[] bytes ? bytes : utf8(String.valueOf(cell)));
                        }
                    }
                }
            }
        }
        return cells;
    }
}
