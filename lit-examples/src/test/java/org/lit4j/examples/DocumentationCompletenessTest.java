package org.lit4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** What users must find in the documentation is there. */
class DocumentationCompletenessTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern SETTING = Pattern.compile("\"(lit\\.[a-z-]+)\"");

    static List<Path> markdownFiles() throws IOException {
        return Markdown.files();
    }

    @ParameterizedTest
    @MethodSource("markdownFiles")
    void linksLeadSomewhere(Path file) throws IOException {
        Path folder = java.util.Objects.requireNonNull(file.getParent());
        assertThat(LINK.matcher(Files.readString(file)).results().map(link -> link.group(1)))
                .allSatisfy(target -> assertThat(folder.resolve(target)).exists());
    }

    @Test
    void everyRefusalOnPurposeIsADifference() throws IOException {
        List<String> rows = Sources.read("docs/differences.md")
                .lines()
                .filter(line -> line.startsWith("|"))
                .toList();
        JsonObject file = JsonParser.parseObject(
                Sources.read("lit-testkit/src/main/resources/org/lit4j/testkit/conformance/refusals.json"),
                "refusals.json");

        for (JsonValue refusal : (JsonArray) file.get("refusals").orElseThrow()) {
            String vector = text(refusal, "vector");
            String code = text(refusal, "code");
            String name = text(refusal, "file").replace(".json", "");
            assertThat(rows)
                    .as(name + ": " + vector)
                    .anyMatch(row ->
                            row.contains("`" + vector + "`") && row.contains(name) && row.contains("`" + code + "`"));
        }
    }

    private static String text(JsonValue object, String name) {
        return ((JsonString) ((JsonObject) object).get(name).orElseThrow()).value();
    }

    @Test
    void everySettingIsDescribed() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path source : Sources.files("lit-core/src/main/java", ".java")) {
            SETTING.matcher(Files.readString(source)).results().forEach(key -> keys.add(key.group(1)));
        }
        String page = Sources.read("docs/settings.md") + Sources.read("docs/settings-reference.md");

        assertThat(keys)
                .contains("lit.nodes")
                .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    @Test
    void everyCommandAndOptionIsDescribed() throws IOException {
        String page = Sources.read("docs/command.md");

        for (String command : Commands.all().keySet()) {
            assertThat(page).contains(command.equals("lit") ? "# The lit command" : "## lit " + command);
            assertThat(Commands.shown(command))
                    .as(command)
                    .allSatisfy(option -> assertThat(page).contains("`" + option));
        }
    }
}
