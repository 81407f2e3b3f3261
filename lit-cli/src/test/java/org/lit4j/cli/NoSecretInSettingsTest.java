package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.LitSessions;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.settings.SettingsReference;
import org.lit4j.core.settings.SettingsSchema;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.ProviderKind;
import org.lit4j.core.spi.Setting;
import org.lit4j.testkit.leak.SecretScanner;

/** A secret in settings, where it belongs and where it does not: nothing that comes out repeats it. */
class NoSecretInSettingsTest {
    /** Not like a key, so that only saying nothing of values helps. */
    private static final String PASSPHRASE = "correct horse battery staple 42!";

    private final Captured captured = new Captured(SecretScanner.builder()
            .secret("passphrase", PASSPHRASE.getBytes(StandardCharsets.UTF_8))
            .secret("wallet key", Secrets.bytes(Secrets.WALLET))
            .build());

    private final ProviderCatalog catalog = catalog();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void release() {
        captured.close();
    }

    /** In every setting there is, as its value, from every source. */
    @Test
    void asTheValueOfEachSetting() throws IOException {
        SettingsSchema schema = LitSessions.settingsSchema(catalog);
        int refused = 0;
        for (var description : schema.descriptions()) {
            for (String secret : List.of(PASSPHRASE, Secrets.WALLET)) {
                for (Settings settings : everySource(description.key(), description.environmentName(), secret)) {
                    captured.see("settings", settings);
                    Throwable failure = catchThrowable(() -> LitSessions.builder()
                            .providers(catalog)
                            .buildFrom(settings)
                            .close());
                    assertThat(failure).as(description.key()).isInstanceOf(LitException.class);
                    captured.see(description.key(), failure);
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(100);
        assertNothingFound();
    }

    private List<Settings> everySource(String key, String variable, String secret) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(key, secret);
        Path file = Files.writeString(folder.resolve("lit.properties"), chosen() + key + " = " + secret + "\n");
        return List.of(
                Settings.builder().map(chosenMap()).set(key, secret).build(),
                Settings.builder().map(chosenMap()).properties(properties).build(),
                Settings.builder()
                        .map(chosenMap())
                        .environment(Map.of(variable, secret))
                        .build(),
                Settings.ofFile(file));
    }

    private static Map<String, String> chosenMap() {
        return Map.of("lit.signer", "vault", "lit.store", "memory", "lit.policy", "wrong");
    }

    private static String chosen() {
        return "lit.signer = vault\nlit.store = memory\nlit.policy = wrong\n";
    }

    /** As a name, and as what follows a reference. */
    @ParameterizedTest
    @ValueSource(strings = {"file:%s", "env:%s", "%s", "file:/nowhere/%s"})
    void asAReference(String form) {
        Throwable failure = catchThrowable(() -> LitSessions.builder()
                .providers(catalog)
                .buildFrom(Map.of("lit.signer", "vault", "lit.signer.vault.password", form.formatted(PASSPHRASE))));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID));
        captured.see("reference", failure);
        assertNothingFound();
    }

    /** Where it belongs: the part gets it, nobody prints it. */
    @Test
    void asASecretThatWorks() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), PASSPHRASE + "\n");
        Path file = Files.writeString(
                folder.resolve("lit.properties"),
                "lit.signer = vault\nlit.signer.vault.password = file:" + secret + "\n");
        Settings settings = Settings.ofFile(file);
        SettingsSchema schema = LitSessions.settingsSchema(catalog);
        captured.see("checked", schema.check(settings));
        schema.descriptions().forEach(one -> captured.see("explained", SettingsReference.explain(one)));
        captured.see("page", SettingsReference.markdown(schema));
        captured.see("validate", Lit.run("settings", "validate", file.toString()));
        captured.see("explain", Lit.run("settings", "explain", "lit.signer", "--config", file.toString()));
        try (LitSessions lit =
                LitSessions.builder().providers(catalog).nodes(Fixtures.nodes()).buildFrom(settings)) {
            captured.see("sessions", lit);
            captured.see("report", lit.providers().report());
        }
        assertNothingFound();
    }

    private static ProviderCatalog catalog() {
        ProviderCatalog.Builder catalog = ProviderCatalog.builder().add(new Vault());
        ProviderCatalog found = ProviderCatalog.discover();
        for (var kind : ProviderKind.values()) {
            found.of(kind).providers().forEach(catalog::add);
        }
        return catalog.build();
    }

    private void assertNothingFound() {
        assertThat(captured.findings()).isEmpty();
        assertThat(captured.seen()).isPositive();
    }

    /** A signer whose settings hold a secret. */
    private static final class Vault implements AuthSignerProvider {
        private static final Setting<SecretBytes> PASSWORD =
                Setting.secret("password", "opens the vault").required();

        @Override
        public String name() {
            return "vault";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of(PASSWORD);
        }

        @Override
        public AuthSigner open(ProviderContext context) {
            try (var password = context.get(PASSWORD)) {
                boolean right = password.expose(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .equals(PASSPHRASE);
                assertThat(right).as("the part gets the secret").isTrue();
            }
            return Fixtures.wallet();
        }
    }
}
