package com.example.redis;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * Keeps sessions on a server that speaks the protocol of Redis and Valkey: two hashes a tenant, one of records, one of
 * leases. What must be one step is a script on the server. Thread-safe.
 */
public final class RedisStore implements SessionKeyStore {
    /** Leases are {@code token:milliseconds}. */
    private static final String HELD =
            """
            local function held(now, token)
              local lease = redis.call('HGET', KEYS[1], ARGV[1])
              if not lease then return false end
              local of, ends = string.match(lease, '^(%x+):(%d+)$')
              return tonumber(ends) > tonumber(now) and (token == '' or of == token)
            end
            """;

    private static final String TRY_LEASE = HELD
            + """
            if held(ARGV[2], '') then return 0 end
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
            return 1
            """;

    private static final String RENEW_LEASE = HELD
            + """
            if not held(ARGV[2], ARGV[4]) then return 0 end
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
            return 1
            """;

    private static final String RELEASE_LEASE = HELD
            + """
            if not held(ARGV[2], ARGV[3]) then return 0 end
            return redis.call('HDEL', KEYS[1], ARGV[1])
            """;

    private static final String SAVE = HELD
            + """
            if ARGV[4] ~= '' and not held(ARGV[2], ARGV[4]) then return 0 end
            if ARGV[3] == '' then redis.call('HDEL', KEYS[2], ARGV[1])
            else redis.call('HSET', KEYS[2], ARGV[1], ARGV[3]) end
            return 1
            """;

    private static final String TAKE =
            """
            local before = redis.call('HGET', KEYS[1], ARGV[1])
            redis.call('HDEL', KEYS[1], ARGV[1])
            return before
            """;

    private static final String REPLACE =
            """
            if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
            if ARGV[3] == '' then redis.call('HDEL', KEYS[1], ARGV[1])
            else redis.call('HSET', KEYS[1], ARGV[1], ARGV[3]) end
            return 1
            """;

    private final JedisPooled redis;
    private final Records records;
    private final Clock clock;
    private final SecureRandom random;
    private final String prefix;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Makes a store that closes its connections when it is closed. */
    RedisStore(JedisPooled redis, Records records, Clock clock, SecureRandom random, String prefix) {
        this.redis = redis;
        this.records = records;
        this.clock = clock;
        this.random = random;
        this.prefix = prefix;
    }

    @Override
    public boolean holdsSecrets() {
        return true;
    }

    @Override
    public Optional<StoredSession> find(SessionKeyId id) {
        String text = ask(() -> redis.hget(sessions(id), records.lookup(id)));
        if (text == null) {
            return Optional.empty();
        }
        StoredSession stored = records.read(id, text);
        StoredSession live = stored.liveAt(clock.instant());
        return live.isEmpty() ? Optional.empty() : Optional.of(live);
    }

    @Override
    public void save(StoredSession session) {
        save(session, "");
    }

    @Override
    public void save(StoredSession session, SessionLease lease) {
        requireOpen();
        lease.requireFor(session.id());
        if (!save(session, lease.token())) {
            throw lease.lost();
        }
    }

    private boolean save(StoredSession session, String token) {
        requireOpen();
        SessionKeyId id = session.id();
        String text = session.isEmpty() ? "" : records.write(session);
        return run(SAVE, List.of(leases(id), sessions(id)), List.of(records.lookup(id), now(), text, token));
    }

    @Override
    public boolean remove(SessionKeyId id) {
        Object before = ask(() -> redis.eval(TAKE, List.of(sessions(id)), List.of(records.lookup(id))));
        return before != null && records.isLive(before.toString(), clock.instant());
    }

    @Override
    public List<SessionKeyId> list(String network, String tenant) {
        Map<String, String> all = ask(() -> redis.hgetAll(key(records.lookupTenant(network, tenant), "sessions")));
        Instant now = clock.instant();
        return all.entrySet().stream()
                .filter(entry -> records.isLive(entry.getValue(), now))
                .map(entry -> records.id(entry.getKey(), entry.getValue()))
                .sorted()
                .toList();
    }

    @Override
    public int purgeExpired() {
        Instant now = clock.instant();
        int purged = 0;
        for (String key : keys("sessions")) {
            for (Map.Entry<String, String> entry : ask(() -> redis.hgetAll(key)).entrySet()) {
                if (records.hasExpired(entry.getValue(), now)
                        && run(REPLACE, List.of(key), List.of(entry.getKey(), entry.getValue(), rest(entry, now)))) {
                    purged++;
                }
            }
        }
        for (String key : keys("leases")) {
            ask(() -> redis.hgetAll(key)).forEach((lookup, lease) -> {
                if (Long.parseLong(lease.substring(lease.indexOf(':') + 1)) <= now.toEpochMilli()) {
                    run(REPLACE, List.of(key), List.of(lookup, lease, ""));
                }
            });
        }
        return purged;
    }

    /** Returns what stays of a record whose AuthSig has ended: its key, if it has one. */
    private String rest(Map.Entry<String, String> entry, Instant now) {
        if (!records.isLive(entry.getValue(), now)) {
            return "";
        }
        StoredSession stored = records.read(records.id(entry.getKey(), entry.getValue()), entry.getValue());
        try {
            return records.write(stored.withoutAuthSig());
        } finally {
            stored.wipe();
        }
    }

    @Override
    public Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
        requireOpen();
        SessionLease lease =
                new SessionLease(id, SessionLease.newToken(random), SessionLease.end(clock.instant(), length));
        boolean given = run(TRY_LEASE, List.of(leases(id)), List.of(records.lookup(id), now(), text(lease)));
        return given ? Optional.of(lease) : Optional.empty();
    }

    @Override
    public Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
        requireOpen();
        SessionLease renewed = lease.until(SessionLease.end(clock.instant(), length));
        List<String> arguments = List.of(records.lookup(lease.id()), now(), text(renewed), lease.token());
        return run(RENEW_LEASE, List.of(leases(lease.id())), arguments) ? Optional.of(renewed) : Optional.empty();
    }

    @Override
    public void releaseLease(SessionLease lease) {
        requireOpen();
        run(RELEASE_LEASE, List.of(leases(lease.id())), List.of(records.lookup(lease.id()), now(), lease.token()));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            redis.close();
        }
    }

    private static String text(SessionLease lease) {
        return lease.token() + ":" + lease.expiresAt().toEpochMilli();
    }

    private String now() {
        return Long.toString(clock.millis());
    }

    private String sessions(SessionKeyId id) {
        return key(records.lookupTenant(id.network(), id.tenant()), "sessions");
    }

    private String leases(SessionKeyId id) {
        return key(records.lookupTenant(id.network(), id.tenant()), "leases");
    }

    /** The braces keep both hashes of a tenant on one node of a cluster. */
    private String key(String tenant, String what) {
        return prefix + ":{" + tenant + "}:" + what;
    }

    private List<String> keys(String what) {
        ScanParams own = new ScanParams().match(prefix.replaceAll("([\\[\\]*?\\\\])", "\\\\$1") + ":{*}:" + what);
        TreeSet<String> keys = new TreeSet<>();
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            String from = cursor;
            ScanResult<String> page = ask(() -> redis.scan(from, own));
            keys.addAll(page.getResult());
            cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        return List.copyOf(keys);
    }

    private boolean run(String script, List<String> keys, List<String> arguments) {
        return Long.valueOf(1).equals(ask(() -> redis.eval(script, keys, arguments)));
    }

    private <T> T ask(Supplier<T> question) {
        requireOpen();
        try {
            return question.get();
        } catch (JedisException e) {
            requireOpen();
            throw new LitException(
                    ErrorCode.STORE_UNAVAILABLE, "The server of the redis store does not answer: " + e.getMessage(), e);
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new LitException(ErrorCode.CLOSED, "This store is closed. Open a new one.");
        }
    }

    @Override
    public String toString() {
        return "RedisStore[" + prefix + "]";
    }
}
