package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lit4j.storage.jdbc.Fixtures.ID;
import static org.lit4j.storage.jdbc.Fixtures.assertFails;
import static org.lit4j.storage.jdbc.Fixtures.session;
import static org.lit4j.storage.jdbc.Fixtures.update;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.crypto.sealing.KeyRing;

/** What is looked at before a store is used. */
class JdbcOpeningTest {
    static List<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void missingTablesAreNamed(TestDatabase database) {
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> builder(database, "nowhere_").open())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_FORMAT_UNSUPPORTED))
                .withMessageContaining("schema-<dialect>.sql");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tablesOfAnotherVersionAreRefusedAndBothVersionsNamed(TestDatabase database) {
        String prefix = database.newTables();
        for (int version : new int[] {0, 2, 17}) {
            update(database, "UPDATE " + prefix + "schema SET version = ?", version);
            assertThatExceptionOfType(LitException.class)
                    .isThrownBy(() -> builder(database, prefix).open())
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_FORMAT_UNSUPPORTED))
                    .withMessageContaining("version " + version)
                    .withMessageContaining("needs " + JdbcSchema.VERSION)
                    .withMessageContaining(version < JdbcSchema.VERSION ? "migrate" : "newer");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void scriptsMayRunAgain(TestDatabase database) {
        String prefix = database.newTables();
        try (JdbcSessionKeyStore store = builder(database, prefix).open()) {
            store.save(session(ID, 1));
            database.execute(JdbcSchema.statements(database.dialect(), prefix).toArray(new String[0]));
            assertThat(store.find(ID)).contains(session(ID, 1));
        }
    }

    /** Otherwise nobody's session would be found, silently. */
    @ParameterizedTest
    @MethodSource("databases")
    void anotherLookupKeyOrModeIsRefused(TestDatabase database) {
        String prefix = database.newTables();
        builder(database, prefix).open().close();
        builder(database, prefix).open().close();
        RecordSealer other = Sealers.of(KeyRing.generate("k1", new SecureRandom()));
        assertFails(
                ErrorCode.STORE_FORMAT_UNSUPPORTED,
                () -> plain(database, prefix).sealer(other).open());
        assertFails(
                ErrorCode.STORE_FORMAT_UNSUPPORTED,
                () -> plain(database, prefix).plaintext().open());
        update(database, "UPDATE " + prefix + "schema SET lookup_check = NULL");
        plain(database, prefix).plaintext().open().close();
        assertFails(
                ErrorCode.STORE_FORMAT_UNSUPPORTED,
                () -> builder(database, prefix).open());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoPrefixesAreTwoStores(TestDatabase database) {
        try (JdbcSessionKeyStore one = builder(database, database.newTables()).open();
                JdbcSessionKeyStore other =
                        builder(database, database.newTables()).open()) {
            one.save(session(ID, 1));
            assertThat(other.find(ID)).isEmpty();
            assertThat(one.toString()).contains(database.dialect().dialectName());
        }
    }

    @Test
    void eitherSealerOrPlaintextIsChosen() {
        TestDatabase database = TestDatabase.H2;
        String prefix = database.newTables();
        assertFails(ErrorCode.SEALER_MISSING, () -> plain(database, prefix).open());
        assertFails(
                ErrorCode.SETTING_INVALID,
                () -> builder(database, prefix).plaintext().open());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1a", "Lit_", "a-b", "a.b", "a b", "a;drop table x", "ä", "a23456789012345678901234567890x"})
    void prefixIsAnIdentifier(String prefix) {
        assertFails(
                ErrorCode.SETTING_INVALID,
                () -> JdbcSessionKeyStore.over(TestDatabase.H2.source()).tablePrefix(prefix));
        assertFails(ErrorCode.SETTING_INVALID, () -> JdbcSchema.script(JdbcDialect.H2, prefix));
    }

    @Test
    void scriptsUseTheirPrefixThroughout() {
        for (JdbcDialect dialect : JdbcDialect.values()) {
            assertThat(JdbcSchema.script(dialect, "mine_"))
                    .contains("mine_session")
                    .doesNotContain("lit_");
            assertThat(JdbcSchema.script(dialect, "lit_")).contains("lit_session");
        }
    }

    @Test
    void dialectIsThatOfTheProductUnlessSaidOtherwise() {
        assertThat(JdbcDialect.ofProduct("MySQL")).isEqualTo(JdbcDialect.MARIADB);
        assertThat(JdbcDialect.ofProduct("MariaDB")).isEqualTo(JdbcDialect.MARIADB);
        assertThat(JdbcDialect.of("postgresql")).isEqualTo(JdbcDialect.POSTGRESQL);
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> JdbcDialect.ofProduct("Oracle"))
                .withMessageContaining("Oracle")
                .withMessageContaining("postgresql");
        assertFails(ErrorCode.SETTING_INVALID, () -> JdbcDialect.of("oracle"));
        TestDatabase database = TestDatabase.POSTGRESQL;
        try (JdbcSessionKeyStore store = builder(database, database.newTables())
                .dialect(JdbcDialect.SQLITE)
                .open()) {
            assertThat(store.toString()).contains("sqlite");
        }
    }

    static JdbcSessionKeyStoreBuilder plain(TestDatabase database, String prefix) {
        return JdbcSessionKeyStore.over(database.source()).tablePrefix(prefix).clock(Fixtures.CLOCK);
    }

    static JdbcSessionKeyStoreBuilder builder(TestDatabase database, String prefix) {
        return plain(database, prefix).sealer(Sealers.sealer());
    }
}
