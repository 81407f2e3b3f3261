package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lit4j.storage.jdbc.Fixtures.NETWORK;
import static org.lit4j.storage.jdbc.Fixtures.TENANT;
import static org.lit4j.storage.jdbc.Fixtures.assertFails;
import static org.lit4j.storage.jdbc.Fixtures.column;
import static org.lit4j.storage.jdbc.Fixtures.id;
import static org.lit4j.storage.jdbc.Fixtures.session;
import static org.lit4j.storage.jdbc.Fixtures.update;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.crypto.sealing.KeyRing;

/** What somebody with the right to write into the database can do, and what comes of it. */
class JdbcTamperingTest {
    private static final SessionKeyId MINE = id(1);
    private static final SessionKeyId OTHERS = id(2);
    private static final SessionKeyId FOREIGN = new SessionKeyId(NETWORK, "tenant-b", MINE.principal(), MINE.label());

    private final TestDatabase database = TestDatabase.POSTGRESQL;
    private final RecordSealer sealer = Sealers.sealer();
    private String table = "";
    private JdbcSessionKeyStore store = open(sealer);

    private JdbcSessionKeyStore open(RecordSealer with) {
        if (table.isEmpty()) {
            table = database.newTables() + "session";
        }
        return JdbcSessionKeyStore.over(database.source())
                .tablePrefix(table.replace("session", ""))
                .sealer(with)
                .clock(Fixtures.CLOCK)
                .open();
    }

    @BeforeEach
    void save() {
        store.save(session(MINE, 1));
        store.save(session(OTHERS, 2));
        store.save(session(FOREIGN, 3));
    }

    @AfterEach
    void othersAreNotAffectedAndTheRowCanBeReplaced() {
        assertThat(store.find(OTHERS)).contains(session(OTHERS, 2));
        store.save(session(MINE, 4));
        assertThat(store.find(MINE)).contains(session(MINE, 4));
        store.close();
    }

    @Test
    void anothersRecord() {
        copy(OTHERS, MINE);
        assertRefused(ErrorCode.SEAL_RECORD_SWAPPED);
    }

    @Test
    void anotherTenantsRecord() {
        copy(FOREIGN, MINE);
        assertRefused(ErrorCode.SEAL_TENANT_MISMATCH);
    }

    @Test
    void anOldVersionInTheRowOfTheNewOne() {
        Object old = cell("session_key", MINE);
        store.save(session(MINE, 5));
        set("session_key", old, MINE);
        assertRefused(ErrorCode.SEAL_VERSION_OLD);
    }

    @Test
    void aCutRecord() {
        byte[] sealed = (byte[]) cell("auth_sig", MINE);
        set("auth_sig", Arrays.copyOf(sealed, sealed.length - 1), MINE);
        assertRefused(ErrorCode.SEAL_TRUNCATED);
    }

    @Test
    void anAlteredRecord() {
        byte[] sealed = (byte[]) cell("auth_sig", MINE);
        sealed[sealed.length - 20] ^= 1;
        set("auth_sig", sealed, MINE);
        assertRefused(ErrorCode.SEAL_BROKEN);
    }

    @Test
    void aKeyInPlaceOfTheAuthSig() {
        set("auth_sig", cell("session_key", MINE), MINE);
        assertRefused(ErrorCode.STORE_CORRUPT);
        set("session_key", null, MINE);
        assertRefused(ErrorCode.STORE_CORRUPT);
    }

    @Test
    void aRecordThatIsNotSealed() {
        set("key_id", null, MINE);
        assertRefused(ErrorCode.SEAL_BROKEN);
    }

    @Test
    void aKeyThatTheRingLacks() {
        set("key_id", "k9", MINE);
        assertRefused(ErrorCode.SEAL_KEY_UNKNOWN);
        set("key_id", "NOT A KEY ID", MINE);
        assertRefused(ErrorCode.SEAL_KEY_UNKNOWN);
    }

    /** Same ids, same look-ups, another sealing key: as after a mistake with key files. */
    @Test
    void aRingWithAnotherKeyOfThatName() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        try (SecretBytes key = SecretBytes.takeOver(bytes);
                RecordSealer wrong =
                        new FailingSealer(Sealers.of(KeyRing.of(Map.of("k1", key), "k1", lookupKey())), 0) {
                            @Override
                            public String lookup(SessionKeyId id) {
                                return sealer.lookup(id);
                            }

                            @Override
                            public String lookupTenant(String network, String tenant) {
                                return sealer.lookupTenant(network, tenant);
                            }
                        };
                JdbcSessionKeyStore other = open(wrong)) {
            assertFails(ErrorCode.SEAL_KEY_WRONG, () -> other.find(MINE));
            assertFails(ErrorCode.SEAL_KEY_WRONG, () -> other.list(NETWORK, TENANT));
        }
    }

    private static SecretBytes lookupKey() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 7);
        return SecretBytes.takeOver(bytes);
    }

    @Test
    void anIdentityOfAnotherRow() {
        set("identity", cell("identity", OTHERS), MINE);
        assertThat(store.find(MINE)).contains(session(MINE, 1));
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> store.list(NETWORK, TENANT))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SEAL_RECORD_SWAPPED))
                .withMessageContaining(sealer.lookup(MINE));
    }

    @Test
    void aRowListedForAnotherTenant() {
        set("tenant_lookup", sealer.lookupTenant(NETWORK, TENANT), FOREIGN);
        assertFails(ErrorCode.STORE_CORRUPT, () -> store.list(NETWORK, TENANT));
        store.remove(FOREIGN);
        assertThat(store.list(NETWORK, TENANT)).containsExactly(MINE, OTHERS);
    }

    private void assertRefused(ErrorCode code) {
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> store.find(MINE))
                .satisfies(e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code))
                .withMessageContaining(sealer.lookup(MINE))
                .withMessageContaining(table);
    }

    private Object cell(String name, SessionKeyId id) {
        return column(database, "SELECT " + name + " FROM " + table + " WHERE lookup = ?", sealer.lookup(id))
                .get(0);
    }

    private void set(String name, @org.jspecify.annotations.Nullable Object value, SessionKeyId id) {
        String assigned = value == null ? "NULL" : "?";
        String sql = "UPDATE " + table + " SET " + name + " = " + assigned + " WHERE lookup = ?";
        int changed = value == null
                ? update(database, sql, sealer.lookup(id))
                : update(database, sql, value, sealer.lookup(id));
        assertThat(changed).isEqualTo(1);
    }

    /** All that is not a key of the table. */
    private void copy(SessionKeyId from, SessionKeyId to) {
        for (String name : new String[] {"record_version", "expires_at", "key_id", "session_key", "auth_sig"}) {
            set(name, cell(name, from), to);
        }
    }
}
