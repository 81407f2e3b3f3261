package org.lit4j.verifier.jdbc;

import java.time.Instant;
import javax.sql.DataSource;
import org.lit4j.verifier.ReplayCache;

/**
 * Remembers uses in the table {@code lit_session_use}, for all processes that share it. Thread-safe; keeps no connection.
 * The table is made by you with {@code schema.sql} of this jar; {@link #purge} is called by you.
 */
public final class JdbcReplayCache implements ReplayCache {
    private final Database database;

    public JdbcReplayCache(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public boolean firstUse(String id, Instant until, Instant now) {
        if (database.insert("INSERT INTO lit_session_use (id, until_ms) VALUES (?, ?)", id, until.toEpochMilli())) {
            return true;
        }
        // There is one already: it counts unless it has ended, and of many one update finds it ended.
        return database.update(
                        "UPDATE lit_session_use SET until_ms = ? WHERE id = ? AND until_ms <= ?",
                        until.toEpochMilli(),
                        id,
                        now.toEpochMilli())
                == 1;
    }

    /** Deletes what cannot be repeated any more and returns how many uses that were. */
    public int purge(Instant now) {
        return database.update("DELETE FROM lit_session_use WHERE until_ms <= ?", now.toEpochMilli());
    }
}
