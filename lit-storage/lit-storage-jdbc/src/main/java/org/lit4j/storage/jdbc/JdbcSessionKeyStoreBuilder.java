package org.lit4j.storage.jdbc;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;

/** Collects what a {@link JdbcSessionKeyStore} needs. One thread at a time. */
public final class JdbcSessionKeyStoreBuilder {
    final DataSource source;
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    String prefix = JdbcSchema.DEFAULT_PREFIX;

    @Nullable
    RecordSealer sealer;

    private boolean plaintext;
    private boolean migrate;

    private @Nullable JdbcDialect dialect;

    JdbcSessionKeyStoreBuilder(DataSource source) {
        this.source = source;
    }

    /**
     * Seals what is kept.
     *
     * @param sealer stays the caller's, who closes it after the store
     */
    public JdbcSessionKeyStoreBuilder sealer(RecordSealer sealer) {
        this.sealer = requireNonNull(sealer, "sealer");
        return this;
    }

    /** Keeps session keys in the clear, for whoever can read the database. */
    public JdbcSessionKeyStoreBuilder plaintext() {
        this.plaintext = true;
        return this;
    }

    /** Takes the time from this clock, not from the system's or the database's. */
    public JdbcSessionKeyStoreBuilder clock(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
        return this;
    }

    /** Draws tokens of leases from this source. */
    public JdbcSessionKeyStoreBuilder random(SecureRandom random) {
        this.random = requireNonNull(random, "random");
        return this;
    }

    /**
     * Sets what the names of the tables begin with, {@code lit_} if not called.
     *
     * @param prefix 1 to 30 characters of {@code a-z0-9_}, first a letter
     * @throws LitException {@code SETTING_INVALID}
     */
    public JdbcSessionKeyStoreBuilder tablePrefix(String prefix) {
        this.prefix = JdbcSchema.checkPrefix(prefix);
        return this;
    }

    /** Sets the dialect; if not called, the driver says which product it is. */
    public JdbcSessionKeyStoreBuilder dialect(JdbcDialect dialect) {
        this.dialect = requireNonNull(dialect, "dialect");
        return this;
    }

    /** Makes the tables with Flyway, or brings them to this release's version, when the store is opened. */
    public JdbcSessionKeyStoreBuilder migrate() {
        this.migrate = true;
        return this;
    }

    /**
     * Opens the store: asks the database which product it is, migrates if asked to, and checks the version of the tables.
     *
     * @throws LitException {@code SEALER_MISSING} without sealer and {@link #plaintext()}; {@code SETTING_INVALID} with
     *     both, or for a product without a dialect; {@code STORE_FORMAT_UNSUPPORTED} when the tables are missing, too old,
     *     too new, or used with another look-up key; {@code MODULE_MISSING} to migrate without Flyway; {@code
     *     STORE_UNAVAILABLE}, {@code STORE_REFUSED}
     */
    public JdbcSessionKeyStore open() {
        if (sealer == null && !plaintext) {
            throw new LitException(
                    ErrorCode.SEALER_MISSING,
                    "No key ring was given to seal what the database keeps. Give one, or choose the mode 'plaintext',"
                            + " in which whoever reads the database has the session keys.");
        }
        if (sealer != null && plaintext) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, "Both a key ring and the mode 'plaintext' were given. Choose one.");
        }
        Database database = new Database(source);
        JdbcDialect spoken = dialect != null ? dialect : recognised(database);
        if (migrate) {
            Migration.run(source, spoken, prefix);
        }
        return new JdbcSessionKeyStore(this, database, spoken);
    }

    private static JdbcDialect recognised(Database database) {
        return JdbcDialect.ofProduct(
                database.read(connection -> connection.getMetaData().getDatabaseProductName()));
    }
}
