package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lit4j.storage.jdbc.Fixtures.ID;
import static org.lit4j.storage.jdbc.Fixtures.assertFails;
import static org.lit4j.storage.jdbc.Fixtures.session;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Tables made by Flyway. */
class JdbcMigrationTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private final String prefix = "flown" + COUNT.incrementAndGet() + "_";

    static List<TestDatabase> databases() {
        return TestDatabase.all();
    }

    /** Beside tables of others, and once more when they are there. */
    @ParameterizedTest
    @MethodSource("databases")
    void makesTheTablesOnce(TestDatabase database) {
        for (int time = 0; time < 2; time++) {
            try (JdbcSessionKeyStore store =
                    JdbcOpeningTest.builder(database, prefix).migrate().open()) {
                store.save(session(ID, time));
                assertThat(store.find(ID)).contains(session(ID, time));
            }
        }
        assertThat(Fixtures.number(
                        database,
                        "SELECT COUNT(*) FROM " + quoted(database, prefix + "flyway") + " WHERE "
                                + quoted(database, "version") + " = '1'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void takesOverTablesMadeByHand(TestDatabase database) {
        database.execute(JdbcSchema.statements(database.dialect(), prefix).toArray(new String[0]));
        try (JdbcSessionKeyStore store =
                JdbcOpeningTest.builder(database, prefix).open()) {
            store.save(session(ID, 1));
        }
        try (JdbcSessionKeyStore store =
                JdbcOpeningTest.builder(database, prefix).migrate().open()) {
            assertThat(store.find(ID)).contains(session(ID, 1));
        }
    }

    /** What Flyway once ran is not what this release would run. */
    @ParameterizedTest
    @MethodSource("databases")
    void anotherChecksumIsRefused(TestDatabase database) {
        JdbcOpeningTest.builder(database, prefix).migrate().open().close();
        Fixtures.update(
                database,
                "UPDATE " + quoted(database, prefix + "flyway") + " SET " + quoted(database, "checksum") + " = 1 WHERE "
                        + quoted(database, "version") + " = '1'");
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() ->
                        JdbcOpeningTest.builder(database, prefix).migrate().open())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_FORMAT_UNSUPPORTED))
                .withMessageContaining(prefix + "flyway");
    }

    @Test
    void anUnreachableDatabaseIsUnavailable() {
        BorrowedSource source = new BorrowedSource(TestDatabase.H2.source(), true) {
            @Override
            public java.sql.Connection getConnection() throws java.sql.SQLException {
                throw new java.sql.SQLException("no route", "08001");
            }
        };
        assertFails(
                ErrorCode.STORE_UNAVAILABLE,
                () -> JdbcSessionKeyStore.over(source)
                        .dialect(JdbcDialect.H2)
                        .plaintext()
                        .migrate()
                        .open());
    }

    /** Loads the store's classes anew where Flyway cannot be found. */
    @Test
    void withoutFlywayTheModuleIsNamed() throws Exception {
        ClassLoader without = new ClassLoader(getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("org.flywaydb.")) {
                    throw new ClassNotFoundException(name);
                }
                if (!name.startsWith("org.lit4j.storage.jdbc.")) {
                    return super.loadClass(name, resolve);
                }
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded != null ? loaded : defined(name);
                }
            }

            private Class<?> defined(String name) throws ClassNotFoundException {
                try (InputStream in =
                        Objects.requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"), name)) {
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
        Object dialect =
                without.loadClass(JdbcDialect.class.getName()).getField("H2").get(null);
        var run = without.loadClass(Migration.class.getName())
                .getDeclaredMethod("run", DataSource.class, dialect.getClass(), String.class);
        run.setAccessible(true);
        assertThatExceptionOfType(InvocationTargetException.class)
                .isThrownBy(() -> run.invoke(null, TestDatabase.H2.source(), dialect, prefix))
                .satisfies(e -> assertThat(e.getCause())
                        .isInstanceOfSatisfying(
                                LitException.class,
                                ours -> assertThat(ours.code()).isEqualTo(ErrorCode.MODULE_MISSING))
                        .hasMessageContaining("org.flywaydb:flyway-core"));
    }

    /** Flyway writes its names with their letter case. */
    private static String quoted(TestDatabase database, String name) {
        return database == TestDatabase.SQLITE || database.dialect() == JdbcDialect.MARIADB ? name : '"' + name + '"';
    }
}
