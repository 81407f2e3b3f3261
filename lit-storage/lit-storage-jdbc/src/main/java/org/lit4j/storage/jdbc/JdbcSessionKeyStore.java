package org.lit4j.storage.jdbc;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.ResealableStore;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/**
 * Keeps sessions in a relational database. Thread-safe; calls block on the database; starts no threads. Each call borrows
 * one connection and gives it back, with the auto-commit mode that it had, before it returns: no connection and no
 * transaction stays open between calls, so none does while a signer is asked.
 *
 * <p>Any call may fail with {@code STORE_UNAVAILABLE} (the database cannot be reached), {@code STORE_BUSY} (others kept
 * it busy for too long) or {@code STORE_REFUSED} (it refuses: login, rights, room for a value); nothing was changed
 * then. A call that writes may fail with {@code STORE_OUTCOME_UNKNOWN}: the connection was lost at the very moment of
 * the commit, and all of it was kept or nothing. After an outage the same store works again.
 */
public final class JdbcSessionKeyStore implements SessionKeyStore, ResealableStore {
    private final Clock clock;
    private final Database database;
    private final Statements sql;
    private final Records records;
    private final Leases leases;
    private final RowCodec codec;
    private final Versions versions;
    private final AtomicBoolean closed = new AtomicBoolean();

    JdbcSessionKeyStore(JdbcSessionKeyStoreBuilder parts, Database database, JdbcDialect dialect) {
        this.clock = parts.clock;
        this.database = database;
        this.sql = new Statements(dialect, parts.prefix);
        this.records = new Records(database, sql);
        this.leases = new Leases(database, sql, clock, parts.random);
        this.codec = new RowCodec(parts.sealer, sql.sessionTable());
        this.versions = new Versions(clock, parts.random);
        JdbcSchema.check(records, sql.schemaTable(), codec.lookupCheck());
    }

    /**
     * Starts a store over the application's connections.
     *
     * @param source stays the caller's. Not one that hides the application's own transaction: what the store keeps must
     *     not depend on whether that one is rolled back
     */
    public static JdbcSessionKeyStoreBuilder over(DataSource source) {
        return new JdbcSessionKeyStoreBuilder(requireNonNull(source, "source"));
    }

    /** Always true: sealed, or in the clear because somebody chose that. */
    @Override
    public boolean holdsSecrets() {
        return true;
    }

    /**
     * Finds a record as {@link SessionKeyStore#find} says.
     *
     * @throws LitException {@code STORE_CORRUPT}, or a code of {@link org.lit4j.core.session.RecordSealer}, for a damaged
     *     row; the message names the row by its look-up, other rows are not affected
     */
    @Override
    public Optional<StoredSession> find(SessionKeyId id) {
        requireOpen();
        Optional<Row> row = records.find(codec.lookup(id));
        if (row.isEmpty()) {
            return Optional.empty();
        }
        try {
            StoredSession live = codec.decode(id, row.get()).liveAt(clock.instant());
            return live.isEmpty() ? Optional.empty() : Optional.of(live);
        } finally {
            row.get().wipe();
        }
    }

    @Override
    public void save(StoredSession session) {
        requireOpen();
        write(session, Optional.empty());
    }

    @Override
    public void save(StoredSession session, SessionLease lease) {
        requireOpen();
        lease.requireFor(session.id());
        write(session, Optional.of(lease));
    }

    private void write(StoredSession session, Optional<SessionLease> lease) {
        String lookup = codec.lookup(session.id());
        if (session.isEmpty()) {
            database.write(connection -> {
                if (lease.isPresent()) {
                    leases.hold(connection, lease.get(), lookup);
                }
                return records.remove(connection, lookup, now());
            });
            return;
        }
        Row row = codec.encode(session, versions.next());
        try {
            database.write(connection -> {
                if (lease.isPresent()) {
                    leases.hold(connection, lease.get(), lookup);
                }
                records.put(connection, row);
                return true;
            });
        } finally {
            row.wipe();
        }
    }

    @Override
    public boolean remove(SessionKeyId id) {
        requireOpen();
        String lookup = codec.lookup(id);
        return database.write(connection -> records.remove(connection, lookup, now()));
    }

    /**
     * Lists ids as {@link SessionKeyStore#list} says.
     *
     * @throws LitException {@code STORE_CORRUPT}, or a code of {@link org.lit4j.core.session.RecordSealer}, when the
     *     identity of a row is damaged; the message names the row by its look-up
     */
    @Override
    public List<SessionKeyId> list(String network, String tenant) {
        requireOpen();
        return records.list(codec.lookupTenant(network, tenant), now()).stream()
                .map(codec::identity)
                .sorted()
                .toList();
    }

    /**
     * Purges as {@link SessionKeyStore#purgeExpired} says, a thousand rows a transaction; what was deleted stays deleted
     * when a later one fails.
     */
    @Override
    public int purgeExpired() {
        requireOpen();
        return records.purge(now());
    }

    @Override
    public Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
        requireOpen();
        return leases.take(id, codec.lookup(id), length);
    }

    @Override
    public Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
        requireOpen();
        return leases.renew(lease, codec.lookup(lease.id()), length);
    }

    @Override
    public void releaseLease(SessionLease lease) {
        requireOpen();
        leases.release(lease, codec.lookup(lease.id()));
    }

    @Override
    public int rotate() {
        requireOpen();
        codec.requireSealer();
        return new Rotation(database, records, codec, versions, this::requireOpen).run();
    }

    @Override
    public Map<String, Long> keysInUse() {
        requireOpen();
        codec.requireSealer();
        return records.countByKey();
    }

    /** Closes neither the DataSource nor the sealer: they belong to who gave them. */
    @Override
    public void close() {
        closed.set(true);
    }

    private long now() {
        return Times.millis(clock.instant());
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new LitException(ErrorCode.CLOSED, "This store is closed. Open a new one.");
        }
    }

    @Override
    public String toString() {
        return "JdbcSessionKeyStore[" + sql.dialect().dialectName() + ", " + sql.sessionTable() + "]";
    }
}
