package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.lit4j.storage.jdbc.Fixtures.ID;
import static org.lit4j.storage.jdbc.Fixtures.session;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
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
import org.lit4j.testkit.leak.LeakWatch;
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

    /** A row that cannot be opened is logged with its look-up, which is no secret and shows that logs are seen. */
    @ParameterizedTest
    @MethodSource("databases")
    void nothingThatIsLoggedOrThrownIsSecret(TestDatabase database) {
        String prefix = database.newTables();
        String lookup = Sealers.sealer().lookup(Fixtures.id(1));
        try (LeakWatch watch = LeakWatch.start(new SecureRandom())) {
            for (int n = 1; n < RECORDS; n++) {
                watch.plant("seed " + n, Fixtures.seed(n));
            }
            try (JdbcSessionKeyStore store =
                    JdbcOpeningTest.builder(database, prefix).open()) {
                saveAll(store);
                Fixtures.update(
                        database, "UPDATE " + prefix + "session SET identity = auth_sig WHERE lookup = ?", lookup);
                watch.look("list", catchThrowable(() -> store.list(ID.network(), ID.tenant())));
            }
            try (JdbcSessionKeyStore rotating = JdbcOpeningTest.plain(database, prefix)
                    .sealer(Sealers.of(Sealers.rotated()))
                    .open()) {
                watch.look("rotation", rotating.rotate());
                watch.look("store", rotating);
            }
            assertThat(watch.findings()).isEmpty();
            watch.plant("look-up", utf8(lookup));
            assertThat(watch.findings()).extracting(Finding::place).anyMatch(place -> place.startsWith("log of "));
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
