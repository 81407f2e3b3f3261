package org.lit4j.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All rules, for code below one base package: {@code org.lit4j}, or a fixture that is laid out like it. */
final class Rules {
    /** The base package of what is shipped. */
    static final String SHIPPED = "org.lit4j";

    private Rules() {}

    static List<NamedRule> of(String base) {
        return Stream.of(
                        ImportRules.of(base),
                        CycleRules.of(base),
                        PackageRules.of(base),
                        ApiRules.of(base),
                        UsageRules.of(base))
                .flatMap(rules -> rules)
                .toList();
    }
}
