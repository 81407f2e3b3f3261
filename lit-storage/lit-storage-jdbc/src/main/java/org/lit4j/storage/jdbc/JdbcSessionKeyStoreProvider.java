package org.lit4j.storage.jdbc;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.core.spi.Setting;

/**
 * Opens {@link JdbcSessionKeyStore} under the name {@code jdbc}, over the application's {@link DataSource}, or over an
 * address of a database for programs that have none.
 */
public final class JdbcSessionKeyStoreProvider implements SessionKeyStoreProvider {
    private static final String PLAINTEXT = "plaintext";

    private static final Setting<String> URL =
            Setting.text("url", "a database for programs without a DataSource: jdbc:…, without password");
    private static final Setting<String> USER = Setting.text("user", "the login for url");
    private static final Setting<SecretBytes> PASSWORD = Setting.secret("password", "the password for url");
    private static final Setting<String> MODE = Setting.choice(
                    "mode",
                    List.of("sealed", PLAINTEXT),
                    "sealed needs a key ring; plaintext keeps session keys in the clear")
            .withDefault("sealed");
    private static final Setting<String> DIALECT = Setting.choice(
            "dialect", JdbcDialect.names(), "the SQL to speak; if not given, as the driver calls its product");
    private static final Setting<String> TABLE_PREFIX = Setting.text(
                    "table-prefix", "what the names of the tables begin with: 1 to 30 characters of a-z, 0-9 and _")
            .withDefault(JdbcSchema.DEFAULT_PREFIX);
    private static final Setting<Boolean> MIGRATE = Setting.flag(
                    "migrate",
                    "makes the tables, or brings them up to date, with Flyway, which must be on the class path")
            .withDefault(false);

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(URL, USER, PASSWORD, MODE, DIALECT, TABLE_PREFIX, MIGRATE);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public SessionKeyStore open(ProviderContext context) {
        JdbcSessionKeyStoreBuilder builder = JdbcSessionKeyStore.over(source(context))
                .clock(context.clock())
                .random(context.random())
                .tablePrefix(prefix(context));
        context.find(DIALECT).map(JdbcDialect::of).ifPresent(builder::dialect);
        if (context.get(MIGRATE)) {
            builder.migrate();
        }
        if (context.get(MODE).equals(PLAINTEXT)) {
            builder.plaintext();
        } else {
            context.object(RecordSealer.class).ifPresent(builder::sealer);
        }
        return builder.open();
    }

    private static String prefix(ProviderContext context) {
        try {
            return JdbcSchema.checkPrefix(context.get(TABLE_PREFIX));
        } catch (LitException e) {
            throw new LitException(e.code(), context.describe(TABLE_PREFIX) + ": " + e.getMessage(), e);
        }
    }

    private static DataSource source(ProviderContext context) {
        Optional<String> url = context.find(URL);
        if (url.isEmpty()) {
            return context.object(DataSource.class)
                    .orElseThrow(() -> new LitException(
                            ErrorCode.OBJECT_MISSING,
                            context.describe(URL)
                                    + ": the store jdbc needs a javax.sql.DataSource of the application, or this"
                                    + " setting. Give the one to the builder: object(DataSource.class, …), or set the"
                                    + " other."));
        }
        if (context.object(DataSource.class).isPresent()) {
            throw context.invalid(URL, "the application gave a DataSource, too. Keep one of the two.");
        }
        return new UrlDataSource(url.get(), context.find(USER), context.find(PASSWORD));
    }
}
