package org.lit4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.LitSessions;

/** Every block of code in the documentation is code that the build compiles and runs, or a command that exists. */
class DocumentationSnippetsTest {
    /** What only the examples that judge signatures have. */
    private static final Set<String> JUDGING = Set.of("lit-verifier", "lit-devnet");

    private static final Set<String> LANGUAGES = Set.of("java", "xml", "sh", "properties", "js", "json", "text");

    static List<Markdown.Block> javaBlocks() throws IOException {
        return blocks("java");
    }

    static List<Markdown.Block> xmlBlocks() throws IOException {
        return blocks("xml");
    }

    static List<Markdown.Block> shellBlocks() throws IOException {
        return blocks("sh");
    }

    static List<Markdown.Block> propertiesBlocks() throws IOException {
        return blocks("properties");
    }

    private static List<Markdown.Block> blocks(String language) throws IOException {
        return Markdown.blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    @Test
    void everyBlockSaysItsLanguage() throws IOException {
        assertThat(Markdown.blocks())
                .allSatisfy(block -> assertThat(LANGUAGES).as(block.toString()).contains(block.language()));
    }

    @ParameterizedTest
    @MethodSource("javaBlocks")
    void javaStandsInAnExampleThatATestRuns(Markdown.Block block) throws IOException {
        Map<String, String> sources = Sources.examples();
        List<String> homes = sources.entrySet().stream()
                .filter(source -> SnippetMatcher.matches(block.lines(), source.getValue()))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(homes).as("examples that have the lines of " + block).isNotEmpty();
        assertThat(homes).as("a test runs it").anyMatch(home -> isRun(home, sources));
    }

    private static boolean isRun(String className, Map<String, String> sources) {
        return ExamplesTest.mains().keySet().stream()
                .anyMatch(main ->
                        main.equals(className) || sources.getOrDefault(main, "").contains("{@link " + className + "}"));
    }

    @ParameterizedTest
    @MethodSource("xmlBlocks")
    void dependenciesAreThoseOfTheBom(Markdown.Block block) throws IOException {
        Poms.Bom bom = Poms.bom();

        assertThat(Poms.dependencies(block.text())).as(block.toString()).allSatisfy(dependency -> {
            assertThat(dependency.groupId()).isEqualTo("org.lit4j");
            if (dependency.artifactId().equals("lit-bom")) {
                assertThat(dependency.version()).isEqualTo(bom.version());
            } else {
                assertThat(bom.artifactIds()).contains(dependency.artifactId());
                assertThat(dependency.version()).isIn("", bom.version());
            }
        });
    }

    /** The examples are built with what the README tells a user to add, and what those that judge need. */
    @Test
    void theReadmeNamesTheTwoDependenciesOfTheExamples() throws IOException {
        List<String> readme = xmlBlocks().stream()
                .filter(block -> block.file().equals("README.md"))
                .flatMap(block -> Poms.dependencies(block.text()).stream())
                .map(Poms.Dependency::artifactId)
                .filter(artifact -> !artifact.equals("lit-bom"))
                .toList();

        assertThat(readme).containsExactlyInAnyOrder("lit-auth-wallet", "lit-storage-memory");
        assertThat(Poms.dependencies(Sources.read("lit-examples/pom.xml")).stream()
                        .filter(dependency -> dependency.groupId().equals("org.lit4j"))
                        .map(Poms.Dependency::artifactId)
                        .filter(artifact -> !JUDGING.contains(artifact)))
                .containsExactlyInAnyOrderElementsOf(readme);
    }

    @ParameterizedTest
    @MethodSource("shellBlocks")
    void commandsAndTheirOptionsExist(Markdown.Block block) throws IOException {
        Map<String, Set<String>> commands = Commands.all();
        for (String line : block.lines()) {
            Commands.calls(line).forEach(call -> {
                assertThat(commands.keySet()).as(block.toString()).contains(call.command());
                assertThat(commands.get(call.command())).as(line).containsAll(call.options());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("propertiesBlocks")
    void settingsOpenSessions(Markdown.Block block, @TempDir Path folder) throws IOException {
        Path keyFile = Files.writeString(folder.resolve("wallet.hex"), Samples.KEY);
        Properties properties = new Properties();
        properties.load(new StringReader(block.text()));
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        settings.computeIfPresent("lit.signer.private-key.key-file", (key, value) -> keyFile.toString());

        try (LitSessions lit = LitSessions.fromSettings(settings)) {
            assertThat(lit).as(block.toString()).isNotNull();
        }
    }

    @Test
    void thereIsSomethingToCheck() throws IOException {
        assertThat(javaBlocks()).hasSizeGreaterThan(5);
        assertThat(shellBlocks()).isNotEmpty();
        assertThat(xmlBlocks()).isNotEmpty();
        assertThat(Stream.of("./lit verify --node x | ./lit nothing", "mvn verify", "./lit --help")
                        .flatMap(line -> Commands.calls(line).stream())
                        .map(Commands.Call::command))
                .containsExactly("verify", "nothing", "lit");
    }
}
