package org.lit4j.storage.jdbc;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A real database, started when first used and kept for the whole run. Each test makes tables of its own in it. */
final class TestDatabase {
    static final TestDatabase H2 = new TestDatabase(JdbcDialect.H2, TestDatabase::h2);
    static final TestDatabase SQLITE = new TestDatabase(JdbcDialect.SQLITE, TestDatabase::sqlite);
    static final TestDatabase POSTGRESQL = new TestDatabase(JdbcDialect.POSTGRESQL, TestDatabase::postgresql);

    private static final AtomicInteger PREFIXES = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private final JdbcDialect dialect;
    private final Supplier<DataSource> opener;
    private @Nullable DataSource source;

    TestDatabase(JdbcDialect dialect, Supplier<DataSource> opener) {
        this.dialect = dialect;
        this.opener = opener;
    }

    static List<TestDatabase> all() {
        return List.of(H2, SQLITE, POSTGRESQL);
    }

    JdbcDialect dialect() {
        return dialect;
    }

    synchronized DataSource source() {
        if (source == null) {
            source = opener.get();
        }
        return source;
    }

    /** Makes empty tables and returns their prefix. */
    String newTables() {
        String prefix = "t" + PREFIXES.incrementAndGet() + "_";
        execute(JdbcSchema.statements(dialect, prefix).toArray(new String[0]));
        return prefix;
    }

    void execute(String... statements) {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the one server of this run. */
    static synchronized EmbeddedPostgres postgresServer() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("lit-storage-jdbc");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteAll(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:lit;DB_CLOSE_DELAY=-1");
        return source;
    }

    /** Does not wait for the disk; what a crash leaves behind is for {@link SqliteKillTest}. */
    private static DataSource sqlite() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + newFolder().resolve("sessions.db"));
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source);
        pool.setMaximumPoolSize(16);
        return new HikariDataSource(pool);
    }

    private static DataSource postgresql() {
        return pool(requireNonNull(postgresServer()).getJdbcUrl("postgres", "postgres"), "postgres");
    }

    static HikariDataSource pool(String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(16);
        return new HikariDataSource(config);
    }

    @Override
    public String toString() {
        return dialect.dialectName();
    }
}
