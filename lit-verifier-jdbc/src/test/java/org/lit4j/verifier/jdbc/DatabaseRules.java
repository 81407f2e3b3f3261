package org.lit4j.verifier.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.verifier.RevocationList.Kind;

/** What holds on every database. */
abstract class DatabaseRules {
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final String ID = "ab".repeat(32);

    /** Returns the database under test, which may have the tables of another test. */
    abstract DataSource source();

    @BeforeEach
    void tables() throws SQLException, IOException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                InputStream schema = DatabaseRules.class.getResourceAsStream("schema.sql")) {
            statement.execute("DROP TABLE IF EXISTS lit_session_use");
            statement.execute("DROP TABLE IF EXISTS lit_revocation");
            String sql = new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
            for (String one : sql.split(";", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    @Test
    void aUseCountsOnceUntilItsEnd() {
        JdbcReplayCache cache = new JdbcReplayCache(source());
        assertThat(cache.firstUse(ID, NOW.plusSeconds(60), NOW)).isTrue();
        assertThat(cache.firstUse(ID, NOW.plusSeconds(60), NOW)).isFalse();
        assertThat(cache.firstUse(ID, NOW.plusSeconds(60), NOW.plusSeconds(59))).isFalse();
        assertThat(cache.firstUse(ID, NOW.plusSeconds(120), NOW.plusSeconds(60)))
                .isTrue();
        assertThat(cache.firstUse(ID, NOW.plusSeconds(120), NOW.plusSeconds(60)))
                .isFalse();
        assertThat(cache.purge(NOW.plusSeconds(119))).isZero();
        assertThat(cache.purge(NOW.plusSeconds(120))).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceOneIsFirst() throws InterruptedException, ExecutionException {
        JdbcReplayCache cache = new JdbcReplayCache(source());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5; round++) {
                String id = String.format("%064d", round);
                List<Callable<Boolean>> tries = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    tries.add(() -> cache.firstUse(id, NOW.plusSeconds(60), NOW));
                }
                int first = 0;
                for (Future<Boolean> one : pool.invokeAll(tries)) {
                    first += one.get() ? 1 : 0;
                }
                assertThat(first).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aRevocationCountsUntilItsEndOrIsTakenBack() {
        JdbcRevocationList list = new JdbcRevocationList(source());
        assertThat(list.isRevoked(Kind.SIGNER, "0xA", NOW)).isFalse();
        list.revoke(Kind.SIGNER, "0xA", NOW.plusSeconds(60));
        list.revoke(Kind.SIGNER, "0xA", NOW.plusSeconds(30));
        assertThat(list.isRevoked(Kind.SIGNER, "0xA", NOW.plusSeconds(59))).isTrue();
        assertThat(list.isRevoked(Kind.SIGNER, "0xA", NOW.plusSeconds(60))).isFalse();
        assertThat(list.isRevoked(Kind.SIGNER, "0xa", NOW))
                .as("another subject")
                .isFalse();
        assertThat(list.isRevoked(Kind.SESSION_KEY, "0xA", NOW))
                .as("another kind")
                .isFalse();
        assertThat(list.restore(Kind.SIGNER, "0xA")).isTrue();
        assertThat(list.restore(Kind.SIGNER, "0xA")).isFalse();
        list.revoke(Kind.DELEGATION, ID, NOW.plusSeconds(1));
        assertThat(list.purge(NOW.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void aDatabaseWithoutTheTablesIsUnavailable() throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE lit_session_use");
        }
        assertThatThrownBy(() -> new JdbcReplayCache(source()).firstUse(ID, NOW, NOW))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
    }
}
