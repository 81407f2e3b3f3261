package org.lit4j.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * Borrows connections for one piece of work each and gives them back as they were. Thread-safe; starts no threads, keeps
 * no connection.
 */
final class Database {
    /** How often a transaction is begun anew after the database itself undid it. */
    private static final int ATTEMPTS = 20;

    private final DataSource source;

    /** Does something with a connection, which it does not close. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    Database(DataSource source) {
        this.source = source;
    }

    /**
     * Runs work that only reads, each statement by itself.
     *
     * @throws LitException {@code STORE_UNAVAILABLE}, {@code STORE_BUSY}, {@code STORE_REFUSED} or {@code
     *     STORE_FORMAT_UNSUPPORTED}
     */
    <T> T read(Work<T> work) {
        return repeat(() -> once(work, true));
    }

    /**
     * Runs work as one transaction, again from its start when the database undid it because of others.
     *
     * @throws LitException as {@link #read} does, and then nothing was changed; {@code STORE_OUTCOME_UNKNOWN} when the
     *     connection was lost while the database was told to keep the changes
     */
    <T> T write(Work<T> work) {
        return repeat(() -> once(work, false));
    }

    private interface Attempt<T> {
        T run() throws SQLException;
    }

    private static <T> T repeat(Attempt<T> attempt) {
        for (int left = ATTEMPTS; ; left--) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                if (left <= 1 || !SqlFailure.wasUndone(e)) {
                    throw SqlFailure.of(e);
                }
            }
        }
    }

    private <T> T once(Work<T> work, boolean autoCommit) throws SQLException {
        try (Borrowed borrowed = new Borrowed(borrow())) {
            return autoCommit ? borrowed.byItself(work) : borrowed.inTransaction(work);
        }
    }

    private Connection borrow() throws SQLException {
        Connection connection;
        try {
            connection = source.getConnection();
        } catch (LitException e) {
            throw e;
        } catch (RuntimeException e) {
            // Pools say so when they cannot even start.
            throw SqlFailure.ofPool(e);
        }
        if (connection == null) {
            throw new LitException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "The DataSource gave null instead of a connection ("
                            + source.getClass().getName() + "). Check how it is set up.");
        }
        return connection;
    }
}
