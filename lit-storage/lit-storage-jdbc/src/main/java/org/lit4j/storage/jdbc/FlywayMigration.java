package org.lit4j.storage.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * Runs the schema's script with Flyway, under a history of its own: {@code <prefix>flyway}. Flyway compares the checksum
 * of what it once ran with that of the script in this jar.
 */
final class FlywayMigration {
    private FlywayMigration() {}

    static void run(DataSource source, JdbcDialect dialect, String prefix) {
        try {
            Flyway.configure(FlywayMigration.class.getClassLoader())
                    .dataSource(source)
                    .locations(new String[0])
                    .table(prefix + "flyway")
                    // The application's tables may be there before; they are not Flyway's business.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .cleanDisabled(true)
                    .javaMigrations(new Script(dialect, prefix))
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new LitException(
                    ErrorCode.STORE_FORMAT_UNSUPPORTED,
                    "Flyway's history " + prefix + "flyway and the schema of this release (version "
                            + JdbcSchema.VERSION + ") differ. Use the release that made the tables, or a newer one.",
                    withoutSecrets(e));
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    private static LitException failed(FlywayException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return SqlFailure.of(sql);
            }
            if (cause instanceof LitException ours) {
                return ours;
            }
        }
        return new LitException(
                ErrorCode.STORE_UNAVAILABLE,
                "Flyway could not make the tables. For PostgreSQL it needs flyway-database-postgresql, for MariaDB and"
                        + " MySQL flyway-mysql on the class path.",
                withoutSecrets(e));
    }

    /** Flyway's messages may repeat the address of the database. */
    private static RuntimeException withoutSecrets(FlywayException e) {
        RuntimeException copy = new RuntimeException(e.getClass().getName());
        copy.setStackTrace(e.getStackTrace());
        return copy;
    }

    /** The one version there is so far. */
    private static final class Script implements JavaMigration {
        private final JdbcDialect dialect;
        private final String prefix;

        Script(JdbcDialect dialect, String prefix) {
            this.dialect = dialect;
            this.prefix = prefix;
        }

        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion(Integer.toString(JdbcSchema.VERSION));
        }

        @Override
        public String getDescription() {
            return "tables of lit-storage-jdbc";
        }

        @Override
        public Integer getChecksum() {
            CRC32 crc = new CRC32();
            crc.update(JdbcSchema.script(dialect, prefix).getBytes(StandardCharsets.UTF_8));
            return (int) crc.getValue();
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) throws SQLException {
            try (Statement statement = context.getConnection().createStatement()) {
                for (String one : JdbcSchema.statements(dialect, prefix)) {
                    statement.execute(one);
                }
            }
        }
    }
}
