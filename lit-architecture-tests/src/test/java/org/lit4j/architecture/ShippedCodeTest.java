package org.lit4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lit4j.architecture.ImportTable.Row;

/** The main code of all modules obeys every rule. */
class ShippedCodeTest {
    @TestFactory
    Stream<DynamicTest> obeys() {
        return Rules.of(Rules.SHIPPED).stream()
                .map(rule -> dynamicTest(
                        rule.id(),
                        () -> assertThat(rule.breaches(ShippedCode.CLASSES))
                                .as(rule.id())
                                .isEmpty()));
    }

    @Test
    void everyModuleWithSourcesIsJudged() throws IOException {
        Set<String> judged = ShippedCode.CLASSES.stream()
                .flatMap(type -> ImportTable.owner(Rules.SHIPPED, type).stream())
                .map(Row::artifact)
                .collect(Collectors.toSet());
        assertThat(judged).containsExactlyInAnyOrderElementsOf(Repository.here().withMainCode());
    }

    @Test
    void noTestIsJudged() {
        assertThat(ShippedCode.CLASSES)
                .extracting(type -> type.getSource().orElseThrow().getUri().toString())
                .noneMatch(uri -> uri.contains("test-classes"))
                .isNotEmpty();
    }

    /** An exemption that nobody needs any more must go. */
    @TestFactory
    Stream<DynamicTest> needsEveryExemption() {
        return UsageRules.EXEMPT.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(name -> dynamicTest(entry.getKey() + " " + name, () -> {
                            Set<String> others = entry.getValue().stream()
                                    .filter(other -> !other.equals(name))
                                    .collect(Collectors.toSet());
                            NamedRule stricter = UsageRules.exempting(Rules.SHIPPED, entry.getKey(), others);
                            assertThat(stricter.breaches(ShippedCode.CLASSES))
                                    .as(name)
                                    .isNotEmpty()
                                    .allSatisfy(breach -> assertThat(breach).contains(Rules.SHIPPED + "." + name));
                        })));
    }
}
