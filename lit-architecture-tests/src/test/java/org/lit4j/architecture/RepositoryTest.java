package org.lit4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.architecture.RepositoryChecks.Check;

/** The source tree obeys every check, and every check is seen to catch what it forbids. */
class RepositoryTest {
    /**
     * A small repository in which all is well; each other folder beside it is laid over it and breaks one check
     * in the ways that its {@code expected.txt} says.
     */
    private static final String SOUND = "sound";

    @TempDir
    private Path scratch;

    @TestFactory
    Stream<DynamicTest> isSound() throws IOException {
        Repository repository = Repository.here();
        return RepositoryChecks.ALL.stream()
                .map(check -> dynamicTest(
                        check.id(),
                        () -> assertThat(check.judge().problems(repository))
                                .as(check.id())
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> soundFixturePasses() throws Exception {
        Repository repository = Repository.at(fixtures().resolve(SOUND));
        return RepositoryChecks.ALL.stream()
                .map(check -> dynamicTest(
                        check.id(),
                        () -> assertThat(check.judge().problems(repository))
                                .as(check.id())
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> brokenFixtureFailsItsCheckAlone() {
        return RepositoryChecks.ALL.stream()
                .map(check -> dynamicTest(check.id(), () -> {
                    Path folder = Files.createTempDirectory(scratch, check.id());
                    copy(fixtures().resolve(SOUND), folder);
                    copy(fixtures().resolve(check.id()), folder);
                    Repository broken = Repository.at(folder);
                    List<String> expected = Files.readAllLines(folder.resolve("expected.txt"));
                    for (Check any : RepositoryChecks.ALL) {
                        assertThat(any.judge().problems(broken))
                                .as(any.id())
                                .containsExactlyInAnyOrderElementsOf(any.equals(check) ? expected : List.of());
                    }
                    assertThat(expected).isNotEmpty();
                }));
    }

    @Test
    void everyCheckHasAFixtureAndEveryFixtureACheck() throws Exception {
        try (Stream<Path> folders = Files.list(fixtures())) {
            assertThat(folders.map(folder -> folder.getFileName().toString()).filter(name -> !name.equals(SOUND)))
                    .containsExactlyInAnyOrderElementsOf(
                            RepositoryChecks.ALL.stream().map(Check::id).toList());
        }
    }

    private static Path fixtures() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(RepositoryTest.class.getResource("/repositories"))
                .toURI());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.resolveSibling(""));
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
