package org.lit4j.storage.jdbc;

/**
 * The SQL of one dialect and table prefix. Immutable. Parameters stand in the order in which the text names them, and
 * never does a value stand in the text.
 */
final class Statements {
    /** How many rows one statement of a purge or a rotation touches. */
    static final int BATCH = 1_000;

    private static final String COLUMNS =
            "lookup, tenant_lookup, record_version, expires_at, key_id, identity, session_key, auth_sig";
    private static final String LIVE = "(session_key IS NOT NULL OR expires_at IS NULL OR expires_at > ?)";
    private static final String EXPIRED_ALONE = "expires_at <= ? AND session_key IS NULL";
    private static final String EXPIRED_BESIDE_KEY = "expires_at <= ? AND session_key IS NOT NULL";

    private final JdbcDialect dialect;
    private final String session;
    private final String lease;
    private final String schema;

    Statements(JdbcDialect dialect, String prefix) {
        this.dialect = dialect;
        this.session = prefix + "session";
        this.lease = prefix + "lease";
        this.schema = prefix + "schema";
    }

    JdbcDialect dialect() {
        return dialect;
    }

    String sessionTable() {
        return session;
    }

    String schemaTable() {
        return schema;
    }

    /** Takes the lookup. */
    String find() {
        return "SELECT " + COLUMNS + " FROM " + session + " WHERE lookup = ?";
    }

    /** Takes the eight columns in their order. */
    String upsert() {
        return switch (dialect) {
            case POSTGRESQL, SQLITE ->
                "INSERT INTO " + session + " (" + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (lookup) DO UPDATE SET "
                        + assignments("EXCLUDED.%s");
            case MARIADB ->
                "INSERT INTO " + session + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE "
                        + assignments("VALUES(%s)");
            case H2 ->
                "MERGE INTO " + session + " AS kept USING (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
                        + " CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS VARCHAR), CAST(? AS VARBINARY),"
                        + " CAST(? AS VARBINARY), CAST(? AS VARBINARY))) AS given (" + COLUMNS
                        + ") ON kept.lookup = given.lookup"
                        + " WHEN MATCHED THEN UPDATE SET " + assignments("given.%s")
                        + " WHEN NOT MATCHED THEN INSERT (" + COLUMNS + ") VALUES (given."
                        + COLUMNS.replace(", ", ", given.") + ")";
        };
    }

    private static String assignments(String value) {
        StringBuilder list = new StringBuilder();
        for (String column : COLUMNS.substring("lookup, ".length()).split(", ", -1)) {
            list.append(list.isEmpty() ? "" : ", ").append(column).append(" = ").append(String.format(value, column));
        }
        return list.toString();
    }

    /** Takes lookup and now; deletes the record if it is live. */
    String removeLive() {
        return "DELETE FROM " + session + " WHERE lookup = ? AND " + LIVE;
    }

    /** Takes lookup and now; deletes the record if nothing in it is live. */
    String removeExpired() {
        return "DELETE FROM " + session + " WHERE lookup = ? AND " + EXPIRED_ALONE;
    }

    /** Takes the tenant's lookup and now; leaves session key and AuthSig out. */
    String list() {
        return "SELECT lookup, tenant_lookup, record_version, expires_at, key_id, identity, NULL, NULL FROM " + session
                + " WHERE tenant_lookup = ? AND " + LIVE;
    }

    /** Takes now; deletes at most {@link #BATCH} records that hold nothing but an expired AuthSig. */
    String deleteExpired() {
        return batch("DELETE FROM " + session, session, EXPIRED_ALONE);
    }

    /** Takes now; takes the expired AuthSig from at most {@link #BATCH} records that also hold a key. */
    String stripExpired() {
        return batch("UPDATE " + session + " SET auth_sig = NULL, expires_at = NULL", session, EXPIRED_BESIDE_KEY);
    }

    /** Takes now; deletes at most {@link #BATCH} leases that have ended. */
    String deleteEndedLeases() {
        return batch("DELETE FROM " + lease, lease, "expires_at <= ?");
    }

    /**
     * PostgreSQL chooses and locks the rows once, in their newest state, and leaves out those that somebody else is at work
     * on, so that two purges do not wait for each other. The others lock what they find.
     */
    private String batch(String verb, String table, String condition) {
        String choice = "SELECT lookup FROM " + table + " WHERE " + condition + " ORDER BY expires_at LIMIT " + BATCH;
        return switch (dialect) {
            case MARIADB -> verb + " WHERE " + condition + " ORDER BY expires_at LIMIT " + BATCH;
            case H2 -> verb + " WHERE " + condition + " FETCH FIRST " + BATCH + " ROWS ONLY";
            case POSTGRESQL -> verb + " WHERE lookup = ANY (ARRAY(" + choice + " FOR UPDATE SKIP LOCKED))";
            case SQLITE -> verb + " WHERE lookup IN (" + choice + ")";
        };
    }

    /** Returns key id and number of records, for every key that seals some. */
    String countByKey() {
        return "SELECT key_id, COUNT(*) FROM " + session + " WHERE key_id IS NOT NULL GROUP BY key_id";
    }

    /** Takes key id and a lookup; returns the next records after that lookup, at most {@code limit}. */
    String nextOfKey(int limit) {
        return "SELECT " + COLUMNS + " FROM " + session + " WHERE key_id = ? AND lookup > ? ORDER BY lookup LIMIT "
                + limit;
    }

    /**
     * Takes new version, key id, identity, session key, AuthSig, lookup, old version, old key id. An AuthSig that was
     * purged since the record was read stays purged.
     */
    String reseal() {
        String authSig = dialect == JdbcDialect.H2 ? "CAST(? AS VARBINARY)" : "?";
        return "UPDATE " + session + " SET record_version = ?, key_id = ?, identity = ?, session_key = ?, auth_sig ="
                + " CASE WHEN auth_sig IS NULL THEN NULL ELSE " + authSig
                + " END WHERE lookup = ? AND record_version = ? AND key_id = ?";
    }

    /** Takes lookup, token, end, now; or, for MariaDB, now a second time. Changes nothing while another's lease is live. */
    String takeLease() {
        String insert = "INSERT INTO " + lease + " (lookup, token, expires_at, uses) VALUES (?, ?, ?, 0)";
        return switch (dialect) {
            case POSTGRESQL, SQLITE ->
                insert + " ON CONFLICT (lookup) DO UPDATE SET token = EXCLUDED.token, expires_at = EXCLUDED.expires_at,"
                        + " uses = 0 WHERE " + lease + ".expires_at <= ?";
            // From left to right: the token is chosen while expires_at is still the old one.
            case MARIADB ->
                insert + " ON DUPLICATE KEY UPDATE token = IF(expires_at <= ?, VALUES(token), token),"
                        + " expires_at = IF(expires_at <= ?, VALUES(expires_at), expires_at)";
            case H2 ->
                "MERGE INTO " + lease + " AS kept USING (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
                        + " CAST(? AS BIGINT))) AS given (lookup, token, expires_at) ON kept.lookup = given.lookup"
                        + " WHEN MATCHED AND kept.expires_at <= ? THEN UPDATE SET token = given.token, expires_at ="
                        + " given.expires_at, uses = 0 WHEN NOT MATCHED THEN INSERT (lookup, token, expires_at, uses)"
                        + " VALUES (given.lookup, given.token, given.expires_at, 0)";
        };
    }

    /** Takes the lookup; returns token and end of its lease. */
    String leaseHolder() {
        return "SELECT token, expires_at FROM " + lease + " WHERE lookup = ?";
    }

    /** Takes new end, lookup, token, now; touches one row if the lease is held. */
    String renewLease() {
        return "UPDATE " + lease
                + " SET expires_at = ?, uses = uses + 1 WHERE lookup = ? AND token = ? AND expires_at > ?";
    }

    /** Takes lookup, token, now; touches, and so locks, one row if the lease is held. */
    String holdLease() {
        return "UPDATE " + lease + " SET uses = uses + 1 WHERE lookup = ? AND token = ? AND expires_at > ?";
    }

    /** Takes lookup and token. */
    String releaseLease() {
        return "DELETE FROM " + lease + " WHERE lookup = ? AND token = ?";
    }

    /** Returns version and look-up check. */
    String schemaVersion() {
        return "SELECT version, lookup_check FROM " + schema + " WHERE id = 1";
    }

    /** Takes the look-up check of the first user. */
    String claimSchema() {
        return "UPDATE " + schema + " SET lookup_check = ? WHERE id = 1 AND lookup_check IS NULL";
    }
}
