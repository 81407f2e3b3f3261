package org.lit4j.verifier.jdbc;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Runs single statements, each committed by itself. Thread-safe as its data source is. */
final class Database {
    private static final String INTEGRITY = "23";

    private final DataSource source;

    Database(DataSource source) {
        this.source = requireNonNull(source, "source");
    }

    /** Uses a prepared statement. */
    @FunctionalInterface
    interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    <T> T run(String sql, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return work.run(statement);
            } finally {
                connection.setAutoCommit(before);
            }
        } catch (SQLException e) {
            throw new LitException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "The database of the verifier failed (SQL state " + e.getSQLState()
                            + "). Check that it runs and that schema.sql was run.",
                    e);
        }
    }

    int update(String sql, Object... values) {
        return run(sql, statement -> {
            bind(statement, values);
            return statement.executeUpdate();
        });
    }

    /** Inserts and says whether there was no row with this key yet. */
    boolean insert(String sql, Object... values) {
        return run(sql, statement -> {
            bind(statement, values);
            try {
                return statement.executeUpdate() == 1;
            } catch (SQLException e) {
                if (e.getSQLState() != null && e.getSQLState().startsWith(INTEGRITY)) {
                    return false;
                }
                throw e;
            }
        });
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
