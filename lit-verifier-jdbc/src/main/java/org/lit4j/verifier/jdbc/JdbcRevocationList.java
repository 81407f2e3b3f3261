package org.lit4j.verifier.jdbc;

import java.sql.ResultSet;
import java.time.Instant;
import javax.sql.DataSource;
import org.lit4j.verifier.RevocationList;

/**
 * A list of revocations in the table {@code lit_revocation}, for all processes that share it. Thread-safe; keeps no
 * connection and nothing in memory, so a revocation counts at once. The table is made by you with {@code schema.sql} of this
 * jar; {@link #purge} is called by you.
 */
public final class JdbcRevocationList implements RevocationList {
    private final Database database;

    public JdbcRevocationList(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * Revokes something; the later of two ends counts.
     *
     * @param until when it could not be accepted any more anyway
     */
    public void revoke(Kind kind, String subject, Instant until) {
        long end = until.toEpochMilli();
        if (!database.insert(
                "INSERT INTO lit_revocation (kind, subject, until_ms) VALUES (?, ?, ?)", kind.name(), subject, end)) {
            database.update(
                    "UPDATE lit_revocation SET until_ms = ? WHERE kind = ? AND subject = ? AND until_ms < ?",
                    end,
                    kind.name(),
                    subject,
                    end);
        }
    }

    /** Takes a revocation back and says whether there was one. */
    public boolean restore(Kind kind, String subject) {
        return database.update("DELETE FROM lit_revocation WHERE kind = ? AND subject = ?", kind.name(), subject) == 1;
    }

    @Override
    public boolean isRevoked(Kind kind, String subject, Instant now) {
        String sql = "SELECT 1 FROM lit_revocation WHERE kind = ? AND subject = ? AND until_ms > ?";
        return database.run(sql, statement -> {
            Database.bind(statement, kind.name(), subject, now.toEpochMilli());
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        });
    }

    /** Deletes what has ended and returns how many entries that were. */
    public int purge(Instant now) {
        return database.update("DELETE FROM lit_revocation WHERE until_ms <= ?", now.toEpochMilli());
    }
}
