package org.lit4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The matcher finds what is the same and nothing else: a change on one side only must not pass. */
class SnippetMatcherTest {
    private static final String SOURCE = """
            class A {
                void run() {
                    int one =  1;

                    int two = 2;
                    print(one); // not in the documentation
                    int three = 3;
                }
            }
            """;

    @Test
    void findsConsecutiveLinesWhateverTheWhiteSpace() {
        assertThat(SnippetMatcher.matches(List.of("int one = 1;", "  int two =   2;", "", "int three = 3;"), SOURCE))
                .isTrue();
    }

    @Test
    void refusesALineThatIsChanged() {
        assertThat(SnippetMatcher.matches(List.of("int one = 1;", "int two = 22;"), SOURCE))
                .isFalse();
    }

    @Test
    void refusesALineThatIsMissing() {
        assertThat(SnippetMatcher.matches(List.of("int one = 1;", "int three = 3;"), SOURCE))
                .isFalse();
    }

    @Test
    void refusesALineTooManyAndAnotherOrder() {
        assertThat(SnippetMatcher.matches(List.of("int one = 1;", "int two = 2;", "int four = 4;"), SOURCE))
                .isFalse();
        assertThat(SnippetMatcher.matches(List.of("int two = 2;", "int one = 1;"), SOURCE))
                .isFalse();
    }

    @Test
    void refusesPartOfALineAndAnEmptySnippet() {
        assertThat(SnippetMatcher.matches(List.of("int one"), SOURCE)).isFalse();
        assertThat(SnippetMatcher.matches(List.of("", " "), SOURCE)).isFalse();
    }

    @Test
    void refusesTheReadmeWhenItsSourceChanges() throws IOException {
        List<String> snippet = DocumentationSnippetsTest.javaBlocks().stream()
                .filter(block -> block.file().equals("README.md"))
                .findFirst()
                .orElseThrow()
                .lines();
        String source = Objects.requireNonNull(Sources.examples().get("QuickStart"));

        assertThat(SnippetMatcher.matches(snippet, source)).isTrue();
        assertThat(SnippetMatcher.matches(snippet, source.replace("7470", "7471")))
                .isFalse();
        assertThat(SnippetMatcher.matches(snippet, source.replace(".toJson()", ".toString()")))
                .isFalse();
    }

    @Test
    void readsBlocksAndRefusesOneThatIsOpen() {
        List<Markdown.Block> blocks = Markdown.blocks("a.md", "text\n```java\nint a;\n```\n```sh\n./lit\n```\n");

        assertThat(blocks)
                .containsExactly(
                        new Markdown.Block("a.md", 2, "java", List.of("int a;")),
                        new Markdown.Block("a.md", 5, "sh", List.of("./lit")));
        assertThatIllegalArgumentException().isThrownBy(() -> Markdown.blocks("a.md", "```java\nint a;\n"));
    }
}
