package org.lit4j.storage.jdbc;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionLease;

/** The table of leases: one row an identity, taken over by one conditional statement. Thread-safe. */
final class Leases {
    /** An end so far away is that of a clock which was wrong: nobody waits for it. */
    private static final Duration IMPOSSIBLE = SessionLease.LONGEST.multipliedBy(2);

    private final Database database;
    private final Statements sql;
    private final Clock clock;
    private final SecureRandom random;

    Leases(Database database, Statements sql, Clock clock, SecureRandom random) {
        this.database = database;
        this.sql = sql;
        this.clock = clock;
        this.random = random;
    }

    Optional<SessionLease> take(SessionKeyId id, String lookup, Duration length) {
        SessionLease mine =
                new SessionLease(id, SessionLease.newToken(random), SessionLease.end(clock.instant(), length));
        boolean taken = database.write(connection -> {
            put(connection, lookup, mine);
            Holder holder = holder(connection, lookup);
            if (clock.millis() < holder.end - IMPOSSIBLE.toMillis()) {
                remove(connection, lookup, holder.token);
                put(connection, lookup, mine);
                holder = holder(connection, lookup);
            }
            return mine.token().equals(holder.token);
        });
        return taken ? Optional.of(mine) : Optional.empty();
    }

    Optional<SessionLease> renew(SessionLease lease, String lookup, Duration length) {
        SessionLease renewed = lease.until(SessionLease.end(clock.instant(), length));
        boolean held = database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.renewLease())) {
                statement.setLong(1, Times.millis(renewed.expiresAt()));
                bindHolder(statement, 2, lookup, lease);
                return statement.executeUpdate() == 1;
            }
        });
        return held ? Optional.of(renewed) : Optional.empty();
    }

    void release(SessionLease lease, String lookup) {
        database.write(connection -> remove(connection, lookup, lease.token()));
    }

    private int remove(Connection connection, String lookup, String token) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.releaseLease())) {
            statement.setString(1, lookup);
            statement.setString(2, token);
            return statement.executeUpdate();
        }
    }

    /**
     * Locks the lease until the end of the transaction, so that nobody takes it over before.
     *
     * @throws org.lit4j.core.error.LitException {@code STORE_LEASE_LOST}
     */
    void hold(Connection connection, SessionLease lease, String lookup) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.holdLease())) {
            bindHolder(statement, 1, lookup, lease);
            if (statement.executeUpdate() != 1) {
                throw lease.lost();
            }
        }
    }

    private void put(Connection connection, String lookup, SessionLease mine) throws SQLException {
        long now = Times.millis(clock.instant());
        try (PreparedStatement statement = connection.prepareStatement(sql.takeLease())) {
            statement.setString(1, lookup);
            statement.setString(2, mine.token());
            statement.setLong(3, Times.millis(mine.expiresAt()));
            statement.setLong(4, now);
            if (sql.dialect() == JdbcDialect.MARIADB) {
                statement.setLong(5, now);
            }
            statement.executeUpdate();
        }
    }

    /** Counts of rows are no proof of who holds the lease: drivers count differently when nothing changed. */
    private Holder holder(Connection connection, String lookup) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.leaseHolder())) {
            statement.setString(1, lookup);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? new Holder(result.getString(1), result.getLong(2)) : new Holder("", 0);
            }
        }
    }

    private void bindHolder(PreparedStatement statement, int from, String lookup, SessionLease lease)
            throws SQLException {
        Instant now = clock.instant();
        statement.setString(from, lookup);
        statement.setString(from + 1, lease.token());
        statement.setLong(from + 2, Times.millis(now));
    }

    private record Holder(String token, long end) {}
}
