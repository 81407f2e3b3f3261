package org.lit4j.storage.jdbc;

import java.nio.file.Path;
import java.util.Map;
import org.lit4j.testkit.process.SessionWorker;
import org.lit4j.testkit.process.SharedStoreContract;

/** Several processes share sessions in a real PostgreSQL server. */
class PostgresqlProcessesTest extends SharedStoreContract {
    @Override
    protected Map<String, String> settings(Path fresh) {
        return Map.of(
                "lit.store",
                "jdbc",
                "lit.store.jdbc.mode",
                "plaintext",
                "lit.store.jdbc.table-prefix",
                TestDatabase.POSTGRESQL.newTables(),
                SessionWorker.SETUP,
                PooledWorker.class.getName(),
                SessionWorker.ARGUMENT,
                TestDatabase.postgresServer().getJdbcUrl("postgres", "postgres"));
    }
}
