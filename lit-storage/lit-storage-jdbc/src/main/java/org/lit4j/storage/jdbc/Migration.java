package org.lit4j.storage.jdbc;

import javax.sql.DataSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Finds out whether Flyway is there before a class is loaded that needs it. */
final class Migration {
    private Migration() {}

    /**
     * Brings the tables to {@link JdbcSchema#VERSION}.
     *
     * @throws LitException {@code MODULE_MISSING}; {@code STORE_FORMAT_UNSUPPORTED} when Flyway finds that its history and
     *     the scripts differ; {@code STORE_UNAVAILABLE}, {@code STORE_REFUSED}
     */
    static void run(DataSource source, JdbcDialect dialect, String prefix) {
        try {
            FlywayMigration.run(source, dialect, prefix);
        } catch (NoClassDefFoundError e) {
            throw new LitException(
                    ErrorCode.MODULE_MISSING,
                    "'migrate' needs Flyway, which is not on the class path: add org.flywaydb:flyway-core, and for"
                            + " PostgreSQL flyway-database-postgresql, for MariaDB and MySQL flyway-mysql. Or run the"
                            + " schema-" + dialect.dialectName() + ".sql of lit-storage-jdbc by hand.",
                    e);
        }
    }
}
