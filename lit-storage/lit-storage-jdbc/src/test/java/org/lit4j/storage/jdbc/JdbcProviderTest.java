package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lit4j.storage.jdbc.Fixtures.ID;
import static org.lit4j.storage.jdbc.Fixtures.assertFails;
import static org.lit4j.storage.jdbc.Fixtures.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.ProviderRegistry;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.testkit.leak.SecretScanner;

/** The store as settings open it. */
class JdbcProviderTest {
    private static final String PASSWORD = "correct-horse-battery-staple";
    private static final String URL_SECRET = "another-horse-battery-stapler";

    private final JdbcSessionKeyStoreProvider provider = new JdbcSessionKeyStoreProvider();

    @TempDir
    private Path folder;

    @Test
    void isFoundByName() {
        assertThat(ProviderRegistry.discover(SessionKeyStoreProvider.class).require("jdbc"))
                .isInstanceOf(JdbcSessionKeyStoreProvider.class);
    }

    @Test
    void takesDataSourceAndSealerOfTheApplication() {
        TestDatabase database = TestDatabase.POSTGRESQL;
        try (SessionKeyStore store = provider.open(context(Map.of("table-prefix", database.newTables()))
                .object(DataSource.class, database.source())
                .object(RecordSealer.class, Sealers.sealer())
                .build())) {
            assertThat(store.holdsSecrets()).isTrue();
            store.save(session(ID, 1));
            assertThat(store.find(ID)).contains(session(ID, 1));
        }
    }

    @Test
    void opensAnAddressAndMigrates() {
        Map<String, String> settings =
                Map.of("url", "jdbc:sqlite:" + folder.resolve("sessions.db"), "mode", "plaintext", "migrate", "true");
        for (int time = 0; time < 2; time++) {
            try (SessionKeyStore store = provider.open(context(settings).buildFor(provider))) {
                assertThat(store.find(ID).isPresent()).isEqualTo(time == 1);
                store.save(session(ID, 1));
            }
        }
    }

    @Test
    void opensAnAddressOfAServer() {
        Map<String, String> settings = Map.of(
                "url",
                "jdbc:postgresql://127.0.0.1:" + TestDatabase.postgresServer().getPort() + "/postgres",
                "user",
                "postgres",
                "table-prefix",
                TestDatabase.POSTGRESQL.newTables(),
                "mode",
                "plaintext");
        try (SessionKeyStore store = provider.open(context(settings).buildFor(provider))) {
            store.save(session(ID, 1));
            assertThat(store.find(ID)).contains(session(ID, 1));
        }
    }

    @Test
    void passwordIsAReference() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        String url = "jdbc:h2:file:" + folder.resolve("db");
        Map<String, String> settings = Map.of(
                "url", url, "user", "somebody", "password", "file:" + file, "mode", "plaintext", "migrate", "true");
        provider.open(context(settings).buildFor(provider)).close();
        provider.open(context(settings).buildFor(provider)).close();
        Files.writeString(file, "wrong-" + PASSWORD);
        LitException e = failure(() -> provider.open(context(settings).buildFor(provider)));
        assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.STORE_REFUSED);
        assertNoSecret(e);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:1/x?user=a&password=" + URL_SECRET,
                "jdbc:h2:mem:x;USER=a;PASSWORD=" + URL_SECRET,
                "jdbc:mariadb://a:" + URL_SECRET + "@127.0.0.1:1/x",
                "jdbc:mariadb://127.0.0.1:1/x?pwd=" + URL_SECRET,
            })
    void aPasswordInTheAddressIsRefusedAndNotRepeated(String url) {
        LitException e = failure(() ->
                provider.open(context(Map.of("url", url, "mode", "plaintext")).build()));
        assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID);
        assertNoSecret(e);
    }

    /** A folder that is a file, one that is not there, and a place where nothing can be made. */
    @ParameterizedTest
    @ValueSource(strings = {"file/sessions", "absent/folder/sessions", "/sys/kernel/sessions"})
    void aPathThatCannotBeWrittenIsRefused(String path) throws IOException {
        Files.createFile(folder.resolve("file"));
        LitException e = failure(() -> provider.open(
                context(Map.of("url", "jdbc:sqlite:" + folder.resolve(path), "mode", "plaintext", "migrate", "true"))
                        .build()));
        assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.STORE_REFUSED);
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Path foreign = Files.writeString(folder.resolve("package.json"), "{\"not\":\"ours\"}".repeat(100));
        LitException e =
                failure(() -> provider.open(context(Map.of("url", "jdbc:sqlite:" + foreign, "mode", "plaintext"))
                        .build()));
        assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.STORE_REFUSED);
        assertThat(foreign).content().startsWith("{\"not\":\"ours\"}");
    }

    /** Whatever the driver says, what the address may hold is not repeated. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:1/x?nonsense=" + URL_SECRET,
                "jdbc:mariadb://127.0.0.1:1/x?nonsense=" + URL_SECRET,
                "jdbc:h2:mem:x;NONSENSE=" + URL_SECRET,
                "jdbc:h2:mem:x;INIT=SELECT " + URL_SECRET,
                "jdbc:sqlite:/nowhere/at/all/x?nonsense=" + URL_SECRET,
            })
    void noAddressThatFailsIsRepeated(String url) {
        LitException e = failure(() ->
                provider.open(context(Map.of("url", url, "mode", "plaintext")).build()));
        assertThat(e.code()).isIn(ErrorCode.STORE_UNAVAILABLE, ErrorCode.STORE_REFUSED, ErrorCode.SETTING_INVALID);
        assertNoSecret(e);
    }

    @Test
    void whatIsMissingIsNamed() {
        TestDatabase database = TestDatabase.H2;
        assertFails(
                ErrorCode.OBJECT_MISSING, () -> provider.open(context(Map.of()).build()));
        assertFails(
                ErrorCode.MODULE_MISSING,
                () -> provider.open(
                        context(Map.of("url", "jdbc:oracle:thin:@x")).build()));
        assertFails(
                ErrorCode.SETTING_INVALID,
                () -> provider.open(context(Map.of("url", "postgresql://x")).build()));
        assertFails(
                ErrorCode.SETTING_INVALID,
                () -> provider.open(context(Map.of("url", "jdbc:h2:mem:x"))
                        .object(DataSource.class, database.source())
                        .build()));
        assertFails(
                ErrorCode.SEALER_MISSING,
                () -> provider.open(context(Map.of())
                        .object(DataSource.class, database.source())
                        .build()));
        LitException e = failure(() -> provider.open(context(Map.of("table-prefix", "x; drop"))
                .object(DataSource.class, database.source())
                .build()));
        assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID);
        assertThat(e).hasMessageContaining("lit.store.jdbc.table-prefix");
    }

    private static ProviderContext.Builder context(Map<String, String> settings) {
        ProviderContext.Builder builder =
                ProviderContext.builder().prefix("lit.store.jdbc.").clock(Fixtures.CLOCK);
        settings.forEach(builder::set);
        return builder;
    }

    private static LitException failure(ThrowingCallable call) {
        return catchThrowableOfType(LitException.class, call);
    }

    private static void assertNoSecret(LitException e) {
        SecretScanner scanner = SecretScanner.builder()
                .secret("password", PASSWORD.getBytes(StandardCharsets.UTF_8))
                .secret("address", URL_SECRET.getBytes(StandardCharsets.UTF_8))
                .build();
        assertThat(scanner.scan("the failure", e)).isEmpty();
    }
}
