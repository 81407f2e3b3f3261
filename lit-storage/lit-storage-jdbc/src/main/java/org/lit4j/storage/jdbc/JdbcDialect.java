package org.lit4j.storage.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;

/** The databases whose SQL the store speaks. */
public enum JdbcDialect {
    /** H2, version 2.2 or newer. */
    H2("H2"),
    /** MariaDB, version 10.6 or newer, and MySQL, version 8 or newer. */
    MARIADB("MariaDB", "MySQL"),
    /** PostgreSQL, version 12 or newer, and what calls itself so. */
    POSTGRESQL("PostgreSQL"),
    /** SQLite, version 3.35 or newer. */
    SQLITE("SQLite");

    private final String product;
    private final String sibling;

    JdbcDialect(String product) {
        this(product, product);
    }

    JdbcDialect(String product, String sibling) {
        this.product = product;
        this.sibling = sibling;
    }

    /** Returns the name in settings and file names: {@code h2}, {@code mariadb}, {@code postgresql} or {@code sqlite}. */
    public String dialectName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns all names. */
    static List<String> names() {
        return Arrays.stream(values()).map(JdbcDialect::dialectName).toList();
    }

    /**
     * Returns the dialect with this name.
     *
     * @throws LitException {@code SETTING_INVALID}
     */
    public static JdbcDialect of(String name) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.dialectName().equals(name))
                .findFirst()
                .orElseThrow(() -> new LitException(
                        ErrorCode.SETTING_INVALID,
                        "The dialect '" + SafeText.of(name) + "' is unknown; known are " + names() + "."));
    }

    /**
     * Returns the dialect of a product as its driver calls it.
     *
     * @throws LitException {@code SETTING_INVALID} for another product
     */
    static JdbcDialect ofProduct(String product) {
        return Arrays.stream(values())
                .filter(dialect -> product.equals(dialect.product) || product.equals(dialect.sibling))
                .findFirst()
                .orElseThrow(() -> new LitException(
                        ErrorCode.SETTING_INVALID,
                        "The database calls itself '" + SafeText.of(product) + "', for which there is no dialect. If it"
                                + " speaks the SQL of one of " + names() + ", set 'dialect' to that."));
    }
}
