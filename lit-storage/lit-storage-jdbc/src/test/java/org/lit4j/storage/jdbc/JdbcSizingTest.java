package org.lit4j.storage.jdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.jdbc.Fixtures.T0;
import static org.lit4j.storage.jdbc.Fixtures.number;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/**
 * How fast and how big the store is in PostgreSQL: {@code -Dlit.jdbc.sessions=1000000} takes a million sessions instead
 * of a few. The embedded server runs without fsync. The figures of docs/stores.md come from here.
 */
class JdbcSizingTest {
    private static final int SESSIONS = Integer.getInteger("lit.jdbc.sessions", 200);
    private static final int PER_TENANT = 100;
    /** So many are saved by the store, and looked up; the others only make the table as big as it would be. */
    private static final int REAL = 20_000;

    private static final int CHUNK = 50_000;
    private static final int THREADS = 4;
    private static final Duration LIFE = Duration.ofHours(24);
    /** About as long as the message of a wallet that grants one capability. */
    private static final String MESSAGE = "x".repeat(1_400);

    private final TestDatabase database = TestDatabase.POSTGRESQL;
    private final String prefix = database.newTables();
    private final String table = prefix + "session";
    private final SessionKeyPair key = Fixtures.key(1);
    private final RecordSealer sealer = Sealers.of(Sealers.rotated());

    @Test
    void figures() {
        say(SESSIONS + " sessions, PostgreSQL without fsync, " + THREADS + " threads");
        int first = Math.min(SESSIONS, REAL);
        try (JdbcSessionKeyStore store = open(Sealers.sealer(), T0)) {
            perSecond("saves into an empty table", first, n -> store.save(session(n, 0)));
        }
        try (JdbcSessionKeyStore store = open(sealer, T0)) {
            once(
                    "rotation of " + first + " records",
                    () -> assertThat(store.rotate()).isEqualTo(first));
            fill(first);
            assertThat(number(database, "SELECT COUNT(*) FROM " + table)).isEqualTo(SESSIONS);
            sizes();
            database.execute("VACUUM ANALYZE " + table);
            int some = Math.min(SESSIONS, REAL);
            perSecond(
                    "look-ups", some, n -> assertThat(store.find(id(spread(n)))).isPresent());
            perSecond(
                    "look-ups of what is not there",
                    some,
                    n -> assertThat(store.find(id(-1 - n))).isEmpty());
            perSecond("saves over old ones", some, n -> store.save(session(spread(n), 1)));
            perSecond("leases taken, used for a save and given back", Math.min(SESSIONS, 5_000), n -> {
                SessionLease lease = store.tryLease(id(n), LIFE).orElseThrow();
                store.save(session(n, 2), lease);
                store.releaseLease(lease);
            });
            perSecond(
                    "lists of " + PER_TENANT + " ids",
                    some / PER_TENANT,
                    n -> assertThat(store.list("custom", "tenant-" + n)).hasSize(PER_TENANT));
            once("keys in use", () -> assertThat(store.keysInUse()).containsOnlyKeys("k2"));
        }
        plans();
        try (JdbcSessionKeyStore late = open(sealer, T0.plus(LIFE))) {
            once(
                    "purge of " + SESSIONS / 2 + " AuthSigs, half of them without a key",
                    () -> assertThat(late.purgeExpired()).isEqualTo(SESSIONS / 2));
            once("purge of nothing", () -> assertThat(late.purgeExpired()).isZero());
        }
    }

    /**
     * Adds rows on the server: hashes of their own, and what one real record is sealed to. The store cannot open them, nor
     * is it asked to; they make the table as big as it would be.
     */
    private void fill(int first) {
        Row one = new RowCodec(sealer, table).encode(session(1, 0), 1);
        for (int n = first; n < SESSIONS; n += CHUNK) {
            Fixtures.update(
                    database,
                    "INSERT INTO " + table
                            + " SELECT encode(sha256(n::text::bytea), 'hex'), encode(sha256((n / " + PER_TENANT
                            + ")::text::bytea), 'hex'), n, ? + (n % 2) * ?, 'k2', ?,"
                            + " CASE WHEN n % 4 = 0 THEN NULL ELSE ? END, ? FROM generate_series(" + n + ", "
                            + (Math.min(SESSIONS, n + CHUNK) - 1) + ") AS n",
                    T0.plus(LIFE).toEpochMilli(),
                    LIFE.toMillis(),
                    one.identity(),
                    requireNonNull(one.sessionKey()),
                    requireNonNull(one.authSig()));
        }
    }

    private static void say(String figure) {
        System.getLogger("lit.jdbc").log(System.Logger.Level.INFO, figure);
    }

    private JdbcSessionKeyStore open(RecordSealer with, Instant now) {
        return JdbcSessionKeyStore.over(database.source())
                .tablePrefix(prefix)
                .sealer(with)
                .clock(Fixtures.at(now))
                .open();
    }

    private static SessionKeyId id(int n) {
        return new SessionKeyId(
                "custom", "tenant-" + Math.floorDiv(n, PER_TENANT), String.format("0x%040x", n + 1L), "default");
    }

    /** Of four one ends early and has a key, one ends early and has none, two end late. */
    private StoredSession session(int n, int version) {
        AuthSig authSig = AuthSig.personalSign(
                "0x" + String.format("%0130x", n), MESSAGE + n + "." + version, String.format("0x%040x", n + 1L));
        StoredSession session =
                StoredSession.empty(id(n)).withAuthSig(authSig, Optional.of(T0.plus(LIFE.multipliedBy(n % 2 + 1L))));
        return n % 4 == 0 ? session : session.withSessionKey(key);
    }

    /** No two neighbours next to each other. */
    private static int spread(int n) {
        return (int) (n * 7_919L % Math.min(SESSIONS, REAL));
    }

    private void perSecond(String what, int count, IntConsumer work) {
        long start = System.nanoTime();
        Threads.together(THREADS, thread -> {
            for (int n = thread; n < count; n += THREADS) {
                work.accept(n);
            }
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        say(String.format("%s: %,.0f a second", what, count / seconds));
    }

    private void once(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        say(String.format("%s: %,.2f s", what, (System.nanoTime() - start) / 1e9));
    }

    private void sizes() {
        String quoted = "'" + table + "'";
        long all = number(database, "SELECT pg_total_relation_size(" + quoted + ")");
        long indexes = number(database, "SELECT pg_indexes_size(" + quoted + ")");
        say(String.format(
                "on disk: %,d MB, of them indexes %,d MB; a session %,d bytes",
                all / 1_000_000, indexes / 1_000_000, all / SESSIONS));
    }

    private void plans() {
        database.execute("VACUUM ANALYZE " + table);
        Statements sql = new Statements(JdbcDialect.POSTGRESQL, prefix);
        long now = T0.toEpochMilli();
        plan("find", sql.find(), "x");
        plan("list", sql.list(), "x", now);
        plan("purge", sql.deleteExpired(), now);
        plan("rotation", sql.nextOfKey(100), "k1", "x");
    }

    private void plan(String name, String statement, Object... parameters) {
        AtomicReference<String> plan = new AtomicReference<>("");
        Fixtures.column(database, "EXPLAIN " + statement, parameters)
                .forEach(line -> plan.accumulateAndGet("\n    " + line, String::concat));
        say("plan of " + name + ":" + plan.get());
        if (SESSIONS >= 10_000) {
            assertThat(plan.get()).contains("Index").doesNotContain("Seq Scan");
        }
    }
}
