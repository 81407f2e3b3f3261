package org.lit4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every rule is seen to catch what it forbids. */
class RuleFixturesTest {
    private static final List<Fixture> FIXTURES =
            Rules.of(Rules.SHIPPED).stream().map(rule -> new Fixture(rule.id())).toList();

    @TempDir
    private Path scratch;

    @Test
    void everyRuleHasAFixtureAndEveryFixtureARule() {
        assertThat(Fixture.folders())
                .containsExactlyInAnyOrderElementsOf(
                        FIXTURES.stream().map(Fixture::folder).toList());
    }

    @TestFactory
    Stream<DynamicTest> catchesEveryCulprit() {
        return FIXTURES.stream()
                .map(fixture -> dynamicTest(fixture.ruleId(), () -> {
                    JavaClasses classes = load(fixture);
                    List<String> breaches = fixture.rule().breaches(classes);
                    assertThat(Fixture.culprits(classes))
                            .as(fixture.ruleId())
                            .isNotEmpty()
                            .allSatisfy(culprit -> assertThat(breaches)
                                    .anySatisfy(breach ->
                                            assertThat(breach).containsPattern(Pattern.quote(culprit) + "\\b")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> leavesTheInnocentAlone() {
        return FIXTURES.stream()
                .map(fixture -> dynamicTest(fixture.ruleId(), () -> {
                    JavaClasses innocent = Fixture.innocent(load(fixture));
                    assertThat(innocent).isNotEmpty();
                    assertThat(fixture.rule().breaches(innocent))
                            .as(fixture.ruleId())
                            .isEmpty();
                }));
    }

    private JavaClasses load(Fixture fixture) throws IOException {
        return fixture.load(Files.createTempDirectory(scratch, fixture.folder()));
    }
}
