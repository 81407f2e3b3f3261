package org.lit4j.storage.jdbc;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;

/**
 * Connections to an address, a new one each time: for commands, not for servers. Thread-safe. Never repeats the address
 * beyond its {@code jdbc:product:}, nor the login, nor what a driver says that has a part of them in it.
 */
final class UrlDataSource implements DataSource {
    /** What is shorter stands in messages by chance. */
    private static final int SHORTEST_SECRET = 4;

    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;

    /**
     * Takes the login over.
     *
     * @throws LitException {@code SETTING_INVALID} for an address that is none or has a password in it; {@code
     *     MODULE_MISSING} when no driver takes it
     */
    UrlDataSource(String url, Optional<String> user, Optional<SecretBytes> password) {
        this.url = url;
        this.user = user;
        // Drivers take passwords as text only.
        this.password = password.map(secret -> {
            try (secret) {
                return secret.expose(bytes -> new String(bytes, StandardCharsets.UTF_8));
            }
        });
        if (!url.matches("jdbc:[a-zA-Z0-9]+:.*")) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "url is no address of a database. Give one like jdbc:postgresql://host/name or jdbc:sqlite:/path.");
        }
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.contains("password=") || lower.contains("pwd=") || lower.matches("[^?;]*//[^/@]*:[^/@]*@.*")) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "url (" + product() + "…) has a password in it, where logs may show it. Give it as the setting"
                            + " 'password', which is a reference.");
        }
        requireDriver();
    }

    private void requireDriver() {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new LitException(
                    ErrorCode.MODULE_MISSING,
                    "No JDBC driver on the class path takes a url that begins with " + product()
                            + ". Add the driver of that database.");
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties login = new Properties();
        user.ifPresent(name -> login.setProperty("user", name));
        password.ifPresent(text -> login.setProperty("password", text));
        try {
            return DriverManager.getConnection(url, login);
        } catch (SQLException e) {
            throw repeatsSecret(String.valueOf(e.getMessage())) ? wordless(e) : e;
        }
    }

    /** Host and database may be repeated; what stands behind them, the parameters, may not, nor may the password. */
    private boolean repeatsSecret(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        String[] parts = url.toLowerCase(Locale.ROOT).split("[?;]", -1);
        return Arrays.stream(parts)
                        .skip(1)
                        .flatMap(parameters -> Arrays.stream(parameters.split("[&=\\s]+", -1)))
                        .anyMatch(part -> part.length() >= SHORTEST_SECRET && lower.contains(part))
                || password.filter(said::contains).isPresent();
    }

    private static SQLException wordless(SQLException e) {
        SQLException copy = new SQLException((String) null, e.getSQLState(), e.getErrorCode());
        copy.setStackTrace(e.getStackTrace());
        return copy;
    }

    private String product() {
        return url.substring(0, url.indexOf(':', "jdbc:".length()) + 1);
    }

    @Override
    public Connection getConnection(String otherUser, String otherPassword) throws SQLException {
        throw new SQLFeatureNotSupportedException("one login only");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("no timeout here; set it in the url");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("no logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public String toString() {
        return "UrlDataSource[" + product() + "…]";
    }
}
