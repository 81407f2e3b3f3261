package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lit4j.storage.jdbc.Fixtures.ID;
import static org.lit4j.storage.jdbc.Fixtures.NETWORK;
import static org.lit4j.storage.jdbc.Fixtures.TENANT;
import static org.lit4j.storage.jdbc.Fixtures.assertFails;
import static org.lit4j.storage.jdbc.Fixtures.session;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionLease;

/** What becomes of connections, and of calls when connections fail. */
class JdbcConnectionsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    static List<TestDatabase> databases() {
        return TestDatabase.all();
    }

    /** Every call gives back what it borrowed, as it was; between calls nothing is lent. */
    @ParameterizedTest
    @MethodSource("databases")
    void autoCommitIsPutBackAndNothingStaysLent(TestDatabase database) {
        for (boolean autoCommit : new boolean[] {true, false}) {
            BorrowedSource source = new BorrowedSource(database.source(), autoCommit);
            try (JdbcSessionKeyStore store = open(database, source)) {
                for (Runnable call : calls(store)) {
                    int before = source.borrowed.get();
                    call.run();
                    assertThat(source.borrowed.get()).isGreaterThan(before);
                    assertThat(source.lent).hasValue(0);
                }
            }
            assertThat(source.autoCommitWhenReturned).isNotEmpty().containsOnly(autoCommit);
        }
    }

    private static List<Runnable> calls(JdbcSessionKeyStore store) {
        AtomicReference<SessionLease> lease = new AtomicReference<>(new SessionLease(ID, "0".repeat(32), Fixtures.T0));
        List<Runnable> calls = new ArrayList<>();
        calls.add(() -> store.save(session(ID, 1)));
        calls.add(() -> assertThat(store.find(ID)).contains(session(ID, 1)));
        calls.add(() -> assertThat(store.list(NETWORK, TENANT)).containsExactly(ID));
        calls.add(() -> lease.set(store.tryLease(ID, MINUTE).orElseThrow()));
        calls.add(() -> assertThat(store.tryLease(ID, MINUTE)).isEmpty());
        calls.add(() -> store.save(session(ID, 2), lease.get()));
        calls.add(() -> assertThat(store.renewLease(lease.get(), MINUTE)).isPresent());
        calls.add(() -> store.releaseLease(lease.get()));
        calls.add(() -> assertFails(ErrorCode.STORE_LEASE_LOST, () -> store.save(session(ID, 3), lease.get())));
        calls.add(() -> assertThat(store.purgeExpired()).isZero());
        calls.add(() -> assertThat(store.rotate()).isZero());
        calls.add(() -> assertThat(store.remove(ID)).isTrue());
        return calls;
    }

    @Test
    void aDataSourceThatGivesNullIsNamed() {
        BorrowedSource source = new BorrowedSource(TestDatabase.H2.source(), true) {
            @Override
            public @Nullable Connection getConnection() {
                return null;
            }
        };
        LitException e =
                failure(() -> JdbcSessionKeyStore.over(source).plaintext().open());
        assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(e).hasMessageContaining("null");
    }

    /** A server that comes back needs no new store. */
    @ParameterizedTest
    @MethodSource("databases")
    void theSameStoreWorksAgainAfterAnOutage(TestDatabase database) {
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        BorrowedSource source = new BorrowedSource(database.source(), true) {
            @Override
            public @Nullable Connection getConnection() throws SQLException {
                if (left.getAndDecrement() <= 0) {
                    throw new SQLTransientConnectionException("no route to host", "08001");
                }
                return super.getConnection();
            }
        };
        try (JdbcSessionKeyStore store = open(database, source)) {
            store.save(session(ID, 1));
            left.set(0);
            LitException e = failure(() -> store.save(session(ID, 2)));
            assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
            assertThat(e.retryable()).isTrue();
            assertThat(e).hasMessageContaining("no route to host").hasMessageContaining("Nothing was changed");
            assertFails(ErrorCode.STORE_UNAVAILABLE, () -> store.find(ID));
            assertFails(ErrorCode.STORE_UNAVAILABLE, () -> store.tryLease(ID, MINUTE));
            left.set(Integer.MAX_VALUE);
            assertThat(store.find(ID)).contains(session(ID, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"setAutoCommit", "prepareStatement"})
    void aConnectionLostBeforeTheCommitChangesNothing(String method) {
        for (TestDatabase database : databases()) {
            assertLost(database, method, ErrorCode.STORE_UNAVAILABLE, 1);
        }
    }

    /** The driver's failure at the commit says nothing about what the server did. */
    @Test
    void aConnectionLostAtTheCommitIsSaidToHaveAnUnknownOutcome() {
        for (TestDatabase database : databases()) {
            assertLost(database, "commit", ErrorCode.STORE_OUTCOME_UNKNOWN, 1);
        }
    }

    private static void assertLost(TestDatabase database, String method, ErrorCode code, int stands) {
        AtomicReference<String> failing = new AtomicReference<>("");
        BorrowedSource source = new BorrowedSource(database.source(), true) {
            @Override
            void before(String called) throws SQLException {
                if (called.equals(failing.get())) {
                    throw new SQLException("connection reset", "08006");
                }
            }
        };
        try (JdbcSessionKeyStore store = open(database, source)) {
            store.save(session(ID, 1));
            failing.set(method);
            LitException e = failure(() -> store.save(session(ID, 2)));
            assertThat(e.code()).as(database + ", " + method).isEqualTo(code);
            assertThat(e.retryable()).isTrue();
            assertThat(source.lent).hasValue(0);
            failing.set("");
            assertThat(store.find(ID)).contains(session(ID, stands));
        }
    }

    /** The server says that it undid the transaction because of others: it is done again, and not for ever. */
    @Test
    void whatTheServerUndoesIsDoneAgain() {
        TestDatabase database = TestDatabase.POSTGRESQL;
        AtomicInteger failures = new AtomicInteger();
        BorrowedSource source = new BorrowedSource(database.source(), true) {
            @Override
            void before(String called) throws SQLException {
                if (called.equals("commit") && failures.getAndDecrement() > 0) {
                    throw new SQLException("could not serialize access", "40001");
                }
            }
        };
        try (JdbcSessionKeyStore store = open(database, source)) {
            failures.set(3);
            store.save(session(ID, 1));
            assertThat(store.find(ID)).contains(session(ID, 1));
            failures.set(Integer.MAX_VALUE);
            assertFails(ErrorCode.STORE_BUSY, () -> store.save(session(ID, 2)));
            failures.set(0);
            assertThat(store.find(ID)).contains(session(ID, 1));
        }
    }

    @Test
    void aClosedPoolIsUnavailable() {
        HikariDataSource pool =
                TestDatabase.pool(TestDatabase.postgresServer().getJdbcUrl("postgres", "postgres"), "postgres");
        try (JdbcSessionKeyStore store = open(TestDatabase.POSTGRESQL, pool)) {
            pool.close();
            assertFails(ErrorCode.STORE_UNAVAILABLE, () -> store.find(ID));
        }
    }

    private static LitException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(LitException.class, call);
    }

    private static JdbcSessionKeyStore open(TestDatabase database, DataSource source) {
        return JdbcSessionKeyStore.over(source)
                .tablePrefix(database.newTables())
                .sealer(Sealers.sealer())
                .clock(Fixtures.CLOCK)
                .open();
    }
}
