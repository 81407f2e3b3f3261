package org.lit4j.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.error.SettingsException;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.ProviderKind;
import org.lit4j.core.spi.Setting;

/** Where settings come from, and which of two wins. */
class SettingsSourcesTest {
    private static final Setting<String> TENANT = Setting.text("tenant", "");

    @TempDir
    private Path folder = Path.of("");

    /** Whatever the order of the calls. */
    @Test
    void codeWinsOverPropertiesOverEnvironmentOverFiles() throws IOException {
        Path file = file("lit.tenant = file");
        Map<String, String> environment = Map.of("LIT_TENANT", "environment");
        Properties properties = new Properties();
        properties.setProperty("lit.tenant", "properties");
        properties.setProperty("java.version", "17");

        assertThat(tenant(Settings.builder().file(file))).isEqualTo("file");
        assertThat(tenant(Settings.builder().environment(environment).file(file)))
                .isEqualTo("environment");
        assertThat(tenant(Settings.builder()
                        .properties(properties)
                        .environment(environment)
                        .file(file)))
                .isEqualTo("properties");
        assertThat(tenant(Settings.builder()
                        .set("lit.tenant", "code")
                        .properties(properties)
                        .environment(environment)
                        .file(file)))
                .isEqualTo("code");
        assertThat(tenant(Settings.builder().file(file).file(file("lit.tenant = later"))))
                .isEqualTo("later");
    }

    @Test
    void aVariableOfTheEnvironmentIsOneSetting() {
        Settings settings = Settings.builder()
                .environment(Map.of("LIT_STORE", "file", "LIT_STORE_FILE_MAXIMUM_AGE", "7", "LIT_STORE_FILE_PATH", "x"))
                .build();
        ProviderContext context = Samples.schema()
                .check(settings)
                .context(ProviderKind.STORE, "file", ProviderContext.builder())
                .build();
        assertThat(context.get(Setting.integer("maximum-age", 1, 365, ""))).isEqualTo(7);
        assertThat(context.describe(Setting.path("path", "")))
                .isEqualTo("lit.store.file.path (environment variable LIT_STORE_FILE_PATH)");
    }

    @Test
    void aVariableThatMeansTwoSettingsIsRefused() {
        SettingsSchema schema = Samples.schema(Samples.store("odd", Setting.text("a-b", ""), Setting.text("a.b", "")));
        Settings settings = Settings.builder()
                .environment(Map.of("LIT_STORE_ODD_A_B", "x"))
                .set("lit.store", "odd")
                .build();
        assertThatThrownBy(() -> schema.check(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessage("LIT_STORE_ODD_A_B (environment variable LIT_STORE_ODD_A_B): the variable means each of"
                        + " lit.store.odd.a-b, lit.store.odd.a.b; give these in another way");
    }

    @Test
    void theFormatIsThatOfJavaProperties() throws IOException {
        Path file = file("""
                ! comment
                  # comment
                lit.tenant : acme \\
                    & \\
                    sons
                lit.network=caf\\u00e9 \u00fc

                lit.debug true
                """);
        ProviderContext own = Samples.schema().check(Settings.ofFile(file)).own();
        assertThat(own.get(TENANT)).isEqualTo("acme & sons");
        assertThat(own.get(Setting.text("network", ""))).isEqualTo("caf\u00e9 \u00fc");
        assertThat(own.get(Setting.flag("debug", ""))).isTrue();
        assertThat(own.describe(TENANT)).isEqualTo("lit.tenant (line 3 of lit.properties)");
        assertThat(own.describe(Setting.flag("debug", ""))).isEqualTo("lit.debug (line 8 of lit.properties)");
    }

    @Test
    void valuesHaveTypes() throws IOException {
        Settings settings = Settings.builder()
                .set("lit.store", "file")
                .set("lit.store.file.path", "a/b")
                .set("lit.store.file.mode", "plaintext")
                .set("lit.policy.renewal-margin", "PT1M30S")
                .set("lit.nodes", "https://127.0.0.1:7470 ,https://127.0.0.1:7471")
                .build();
        CheckedSettings checked = Samples.schema().check(settings);
        ProviderContext store = checked.context(ProviderKind.STORE, "file", ProviderContext.builder())
                .build();
        assertThat(store.get(Setting.path("path", ""))).isEqualTo(Path.of("a/b"));
        assertThat(store.find(Setting.flag("sync", "").withDefault(true))).contains(true);
        assertThat(store.find(Setting.text("mode", ""))).contains("plaintext");
        assertThat(checked.own().get(Setting.duration("policy.renewal-margin", "")))
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(checked.own().get(Setting.list("nodes", "")))
                .isEqualTo(List.of("https://127.0.0.1:7470", "https://127.0.0.1:7471"));
        assertThat(checked.chosen(ProviderKind.SIGNER)).isEmpty();
    }

    @Test
    void secretsAreReferencesToFilesAndVariables() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "hunter2\r\n");
        for (String reference : List.of("file:" + file, "env:FOLDER_PASSWORD")) {
            Settings settings = Settings.builder()
                    .environment(Map.of("FOLDER_PASSWORD", "hunter2"))
                    .set("lit.store", "file")
                    .set("lit.store.file.path", "x")
                    .set("lit.store.file.password", reference)
                    .build();
            ProviderContext store = Samples.schema()
                    .check(settings)
                    .context(ProviderKind.STORE, "file", ProviderContext.builder())
                    .build();
            try (SecretBytes password = store.get(Setting.secret("password", ""))) {
                String read = password.expose(bytes -> new String(bytes, StandardCharsets.UTF_8));
                assertThat(read).as(reference).isEqualTo("hunter2");
            }
        }
    }

    /** Every shipped and every sample setting can be given by a variable. */
    @Test
    void noTwoSettingsHaveOneVariable() {
        assertThat(Samples.schema().environmentNames().values())
                .allSatisfy(keys -> assertThat(keys).hasSize(1));
    }

    private static String tenant(Settings.Builder settings) {
        return Samples.schema().check(settings.build()).own().get(TENANT);
    }

    private Path file(String text) throws IOException {
        Path subfolder = Files.createTempDirectory(folder, "settings");
        return Files.writeString(subfolder.resolve("lit.properties"), text);
    }
}
