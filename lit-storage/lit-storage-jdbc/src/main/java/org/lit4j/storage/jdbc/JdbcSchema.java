package org.lit4j.storage.jdbc;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;

/** The tables of the store, as SQL to be run by hand or by a tool of the application. Immutable. */
public final class JdbcSchema {
    /** The version of the tables that this release reads and writes. */
    public static final int VERSION = 1;

    /** What the names of the tables begin with if not said otherwise. */
    public static final String DEFAULT_PREFIX = "lit_";

    private static final int MAX_PREFIX = 30;

    private JdbcSchema() {}

    /**
     * Returns the statements of {@code schema-<dialect>.sql}, which stands beside this class in the jar. Run once more they
     * change nothing.
     *
     * @param prefix what the names of the tables begin with: 1 to 30 characters of {@code a-z0-9_}, first a letter
     * @throws LitException {@code SETTING_INVALID}
     */
    public static String script(JdbcDialect dialect, String prefix) {
        String checked = checkPrefix(prefix);
        String name = "schema-" + dialect.dialectName() + ".sql";
        try (InputStream in = requireNonNull(JdbcSchema.class.getResourceAsStream(name), name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("\\b" + DEFAULT_PREFIX, checked);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Returns the statements one by one, without comments. */
    static List<String> statements(JdbcDialect dialect, String prefix) {
        String withoutComments = script(dialect, prefix).replaceAll("(?m)^--.*$", "");
        return Arrays.stream(withoutComments.split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    static String checkPrefix(String prefix) {
        if (!prefix.matches("[a-z][a-z0-9_]*") || prefix.length() > MAX_PREFIX) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The prefix of the tables is '" + SafeText.of(prefix) + "'. Give 1 to " + MAX_PREFIX
                            + " characters of a-z, 0-9 and _, the first one a letter.");
        }
        return prefix;
    }

    /**
     * Refuses tables of another version, or those that were used with another look-up key or in another mode.
     *
     * @throws LitException {@code STORE_FORMAT_UNSUPPORTED}
     */
    static void check(Records records, String table, String lookupCheck) {
        Records.SchemaState state = records.schema();
        if (state.version() != VERSION) {
            throw new LitException(
                    ErrorCode.STORE_FORMAT_UNSUPPORTED,
                    "The tables of the store have version " + state.version() + " (" + table + "), this release needs "
                            + VERSION + ". "
                            + (state.version() < VERSION
                                    ? "Run the schema-<dialect>.sql of this release, or set 'migrate' to true."
                                    : "Use the release that made them, or a newer one."));
        }
        if (state.lookupCheck() == null) {
            records.claimSchema(lookupCheck);
            state = records.schema();
        }
        if (!lookupCheck.equals(state.lookupCheck())) {
            throw new LitException(
                    ErrorCode.STORE_FORMAT_UNSUPPORTED,
                    "The tables of the store were first used with another look-up key, or in another mode (" + table
                            + ", lookup_check). With this one none of their sessions would be found. Use the key ring"
                            + " and mode of then, or another prefix; to begin anew delete all rows and set lookup_check"
                            + " to NULL.");
        }
    }
}
