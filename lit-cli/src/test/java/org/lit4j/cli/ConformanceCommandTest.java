package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonValue;

class ConformanceCommandTest {
    private static final String ED25519 = "ed25519-verify.json";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void everyShippedVectorPassesOrIsRefusedOnPurpose() {
        Lit run = Lit.run("conformance", Vectors.copyTo(folder).toString());

        assertThat(run.out()).doesNotContain("FAILED");
        assertThat(run.lastLine()).matches("\\d{4,} passed, 0 failed, \\d+ refused on purpose");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void answersDoNotDependOnWhatIsExpected(@TempDir Path stripped, @TempDir Path results) throws IOException {
        Vectors.copyTo(folder);
        for (Path file : Vectors.filesIn(folder)) {
            JsonValue content = JsonParser.parse(Files.readString(file), "A vector file");
            Files.writeString(
                    stripped.resolve(Vectors.name(file)),
                    withoutExpectations(content).stringify());
        }
        Path full = results.resolve("full.json");
        Path bare = results.resolve("bare.json");

        Lit.run("conformance", folder.toString(), "--answers", full.toString());
        Lit withoutExpected = Lit.run("conformance", stripped.toString(), "--answers", bare.toString());

        assertThat(answers(full).members()).hasSize(Vectors.filesIn(folder).size());
        assertThat(Files.readString(bare)).isEqualTo(Files.readString(full));
        assertThat(withoutExpected.exitCode())
                .as("nothing is expected, so nothing passes")
                .isEqualTo(1);
    }

    @Test
    void answerOfARefusalNamesTheCode() throws IOException {
        Vectors.copyTo(folder, ED25519);
        Path answers = folder.resolve("answers.txt");

        Lit.run("conformance", folder.toString(), "--answers", answers.toString());

        assertThat(answer(answers, ED25519, "S plus group order"))
                .hasToString("{\"ok\":false,\"refused\":\"SIGNATURE_INVALID\"}");
    }

    @Test
    void anAnswerForAnotherVersionThanTheSourceSaysSo() throws IOException {
        Vectors.copyTo(folder, "recap-encode.json");
        Path answers = folder.resolve("answers.txt");
        String version = "@lit-protocol/auth-helpers@3.0.32";

        Lit.run("conformance", folder.toString(), "--version", version, "--answers", answers.toString());

        assertThat(answer(answers, "recap-encode.json", "empty").stringify())
                .contains("\"version\":\"" + version + "\"");
    }

    @Test
    void aWrongExpectationFailsAndIsNamed() throws IOException {
        Vectors.copyTo(folder, "eth-address.json");
        Path file = folder.resolve("eth-address.json");
        Files.writeString(file, Files.readString(file).replace("0xd5DEC5C5289a4cD0", "0xd5DEC5C5289a4cD1"));

        Lit run = Lit.run("conformance", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAILED  eth-address.json: address 0 (ethers@5.8.0): 'address' is");
        assertThat(run.lastLine()).contains(" 1 failed");
    }

    @Test
    void anUnknownSchemaIsNamedAndFails() throws IOException {
        Files.writeString(folder.resolve("x.json"), "{\"schema\":\"surprise/9\",\"vectors\":[]}");

        Lit run = Lit.run("conformance", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("x.json: schema surprise/9 is unknown");
        assertThat(run.lastLine()).isEqualTo("0 passed, 1 failed, 0 refused on purpose");
    }

    @Test
    void aSchemaThatIsNotBuiltYetIsNamed() throws IOException {
        Files.writeString(folder.resolve("x.json"), "{\"schema\":\"bls-decrypt/1\",\"vectors\":[]}");

        Lit run = Lit.run("conformance", folder.toString());

        assertThat(run.out()).contains("x.json: schema bls-decrypt/1 is not built yet");
    }

    @Test
    void aRefusalThatNoVectorUsesFails() throws IOException {
        Files.writeString(folder.resolve(ED25519), "{\"schema\":\"ed25519-verify/1\",\"vectors\":[]}");

        Lit run = Lit.run("conformance", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("the refusal of 'S plus group order' was used by no vector");
    }

    @Test
    void oneVersionCanBeChosen() {
        Lit run = Lit.run("conformance", Vectors.copyTo(folder).toString(), "--version", "lit-siwe@1.1.8");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lastLine()).startsWith("30 passed, 0 failed");
    }

    @Test
    void aFolderThatIsNotThereIsAUsageError() {
        Lit run = Lit.run("conformance", folder.resolve("nowhere").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("SETTING_INVALID").contains("nowhere");
        assertThat(run.out()).isEmpty();
    }

    private static JsonObject answers(Path file) throws IOException {
        return JsonParser.parseObject(Files.readString(file), "The answers");
    }

    private static JsonValue answer(Path file, String vectors, String name) throws IOException {
        JsonObject ofFile = (JsonObject) answers(file).get(vectors).orElseThrow();
        return ofFile.get(name).orElseThrow();
    }

    private static JsonValue withoutExpectations(JsonValue value) {
        if (value instanceof JsonArray array) {
            return new JsonArray(array.values().stream()
                    .map(ConformanceCommandTest::withoutExpectations)
                    .toList());
        }
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> kept = new LinkedHashMap<>();
            object.members().forEach((name, member) -> {
                if (!name.equals("expected") && !name.equals("expectedByVersion")) {
                    kept.put(name, name.equals("input") ? member : withoutExpectations(member));
                }
            });
            return new JsonObject(kept);
        }
        return value;
    }
}
