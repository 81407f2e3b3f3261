package org.lit4j.storage.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A DataSource of the test's: it counts what is lent, watches what comes back, and fails when told to. */
class BorrowedSource implements DataSource {
    final AtomicInteger lent = new AtomicInteger();
    final AtomicInteger borrowed = new AtomicInteger();
    final List<Boolean> autoCommitWhenReturned = new ArrayList<>();
    private final DataSource source;
    private final boolean autoCommit;

    BorrowedSource(DataSource source, boolean autoCommit) {
        this.source = source;
        this.autoCommit = autoCommit;
    }

    /** What is to happen instead of a call on a connection. */
    void before(String method) throws SQLException {}

    @Override
    public @Nullable Connection getConnection() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(autoCommit);
        lent.incrementAndGet();
        borrowed.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        autoCommitWhenReturned.add(connection.getAutoCommit());
                        lent.decrementAndGet();
                    }
                    before(method.getName());
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public @Nullable Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
