package org.lit4j.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.lit4j.storage.jdbc.Database.Work;

/** A connection for one piece of work. Closing it puts the auto-commit mode back. One thread at a time. */
final class Borrowed implements AutoCloseable {
    private final Connection connection;
    private @Nullable Boolean autoCommitBefore;

    /** Putting the auto-commit mode back commits: so not while a transaction may be open that should not be. */
    private boolean dirty;

    Borrowed(Connection connection) {
        this.connection = connection;
    }

    <T> T byItself(Work<T> work) throws SQLException {
        setAutoCommit(true);
        return work.run(connection);
    }

    /**
     * Commits what the work did, or undoes it.
     *
     * @throws org.lit4j.core.error.LitException {@code STORE_OUTCOME_UNKNOWN} when the commit failed without an answer
     */
    <T> T inTransaction(Work<T> work) throws SQLException {
        setAutoCommit(false);
        T result;
        try {
            result = work.run(connection);
        } catch (SQLException | RuntimeException | Error e) {
            undo(e);
            throw e;
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            undo(e);
            if (SqlFailure.wasUndone(e) || SqlFailure.wasRefused(e)) {
                throw e;
            }
            throw SqlFailure.outcomeUnknown(e);
        }
        return result;
    }

    private void setAutoCommit(boolean wanted) throws SQLException {
        autoCommitBefore = connection.getAutoCommit();
        if (autoCommitBefore != wanted) {
            connection.setAutoCommit(wanted);
        }
    }

    private void undo(Throwable because) {
        dirty = true;
        try {
            connection.rollback();
            dirty = false;
        } catch (SQLException e) {
            // The connection is gone, and with it the transaction.
            because.addSuppressed(SqlFailure.withoutSecrets(e));
        }
    }

    /** What fails here was broken before; whoever owns the connection finds that out, too. */
    @Override
    public void close() {
        try (connection) {
            if (!dirty && autoCommitBefore != null && connection.getAutoCommit() != autoCommitBefore) {
                connection.setAutoCommit(autoCommitBefore);
            }
        } catch (SQLException e) {
            return;
        }
    }
}
