package org.lit4j.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.Golden;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SettingProblem;
import org.lit4j.core.error.SettingsException;

/** Every mistake, at once, with its place. */
class SettingsMistakesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void allMistakesOfAllSourcesAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("lit.properties"), """
                # a file with many mistakes
                lit.nodes = https://127.0.0.1:7470, ftp://example.com
                lit.stroe = file
                lit.store = file
                lit.store.file.pth = /var/lib/lit
                lit.store.file.sync = yse
                lit.store.file.maximum-age = \\
                    1000
                lit.store.file.password = hunter2
                lit.store.memory.maximum-size = 10
                lit.debug = true
                lit.debug = false
                lit.\\u00zz = 1
                """);
        Settings settings = Settings.builder()
                .file(file)
                .environment(Map.of("LIT_TENNANT", "acme", "LIT_POLICY", "exactly-requestd", "PATH", "/bin"))
                .set("lit.signer", "kms", "--signer")
                .set("lit.policy.renewal-margin", "-5s")
                .build();

        SettingsException refused = refused(settings);
        assertThat(refused.code()).isEqualTo(ErrorCode.SETTING_INVALID);
        assertThat(refused.problems()).hasSize(14);
        Golden.assertSame(SettingsMistakesTest.class, "many-mistakes.txt", refused.getMessage() + "\n");
    }

    @Test
    void theCodeIsThatOfTheOnlyKindOfMistake() {
        assertThat(refused(Settings.of(Map.of("lit.stor", "x"))).code()).isEqualTo(ErrorCode.SETTING_UNKNOWN);
        assertThat(refused(Settings.of(Map.of("lit.store", "redis"))).code()).isEqualTo(ErrorCode.PROVIDER_NOT_FOUND);
        assertThat(refused(Settings.of(Map.of("lit.dialect", "v9"))).code()).isEqualTo(ErrorCode.DIALECT_UNKNOWN);
        assertThat(refused(Settings.of(Map.of("lit.nodes", "nowhere"))).code()).isEqualTo(ErrorCode.NODE_URL_INVALID);
        assertThat(refused(Settings.of(Map.of("lit.nodes", "https://127.0.0.1:1", "lit.nonce", "short")))
                        .code())
                .isEqualTo(ErrorCode.NONCE_MISSING);
    }

    @Test
    void aMissingSettingOfTheChosenProviderIsAMistake() {
        assertThat(refused(Settings.of(Map.of("lit.store", "file"))).problems())
                .extracting(SettingProblem::toString)
                .containsExactly("lit.store.file.path: it is missing; give path: the folder");
        assertThatCode(() -> Samples.schema().check(Settings.of(Map.of())))
                .as("nothing is required of what is not chosen")
                .doesNotThrowAnyException();
    }

    @Test
    void settingsOfAPartThatIsNotChosenAreAMistake() {
        assertThat(refused(Settings.of(Map.of("lit.store.file.path", "x"))).problems())
                .extracting(SettingProblem::problem)
                .containsExactly(
                        "it belongs to the store 'file', which is not chosen; set lit.store = file, or leave this out");
        assertThat(refused(Settings.of(Map.of("lit.nonce", "12345678"))).problems())
                .extracting(SettingProblem::problem)
                .containsExactly("it means nothing without lit.nodes; give that, too, or leave this out");
    }

    /** What a provider that cannot be had wants to be set is not known, so nothing is said about it. */
    @Test
    void noMistakeIsReportedTwice() {
        assertThat(refused(Settings.of(Map.of("lit.store", "redis", "lit.store.redis.url", "x")))
                        .problems())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "lit.stroe, lit.store",
        "lit.store.fle.path, lit.store.file.path",
        "lit.policy.renewal-marign, lit.policy.renewal-margin",
        "LIT_STORE_FILE_PAHT, LIT_STORE_FILE_PATH"
    })
    void theNearestNameIsSaid(String given, String meant) {
        assertThat(refused(Settings.of(Map.of(given, "x"))).problems())
                .extracting(SettingProblem::problem)
                .containsExactly("there is no such setting; did you mean " + meant + "?");
    }

    @Test
    void aNameLikeNoOtherIsNotGuessed() {
        assertThat(refused(Settings.of(Map.of("spring.datasource.url", "x"))).problems())
                .extracting(SettingProblem::problem)
                .containsExactly("there is no such setting; 'lit settings' lists those that there are");
    }

    @ParameterizedTest
    @CsvSource({
        "lit.debug, TRUE",
        "lit.debug, ''",
        "lit.store.file.maximum-age, 0",
        "lit.store.file.maximum-age, 366",
        "lit.store.file.maximum-age, 1.5",
        "lit.store.file.maximum-age, 99999999999999999999",
        "lit.policy.renewal-margin, 5",
        "lit.policy.renewal-margin, -PT5S",
        "lit.policy.renewal-margin, 5 minutes",
        "lit.store.file.mode, Sealed",
        "lit.tenant, ' '"
    })
    void malformedValues(String key, String text) {
        Settings settings = Settings.builder()
                .set("lit.store", "file")
                .set("lit.store.file.path", "x")
                .set(key, text)
                .build();
        assertThat(refused(settings).problems()).hasSize(1).allSatisfy(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.code()).isEqualTo(ErrorCode.SETTING_INVALID);
            assertThat(problem.source()).isEqualTo("in code");
        });
    }

    @Test
    void filesThatCannotBeRead() throws IOException {
        Path latin = Files.write(
                folder.resolve("latin.properties"), "lit.tenant=\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        for (Path file : List.of(folder.resolve("absent"), folder, latin)) {
            assertThatThrownBy(() -> Settings.ofFile(file))
                    .isInstanceOfSatisfying(
                            LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID))
                    .hasMessageContaining(String.valueOf(file.getFileName()));
        }
    }

    private static SettingsException refused(Settings settings) {
        return catchThrowableOfType(
                SettingsException.class, () -> Samples.schema().check(settings));
    }
}
