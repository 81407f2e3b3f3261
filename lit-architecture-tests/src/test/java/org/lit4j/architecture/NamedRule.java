package org.lit4j.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * A rule under the name by which its fixture is found.
 *
 * @param id lower-kebab; the fixture's package is the same without the hyphens
 */
record NamedRule(String id, ArchRule rule) {
    /** Returns what breaks the rule, one line each. */
    List<String> breaches(JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
