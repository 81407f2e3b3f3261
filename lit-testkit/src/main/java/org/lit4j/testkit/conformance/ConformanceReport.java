package org.lit4j.testkit.conformance;

import java.util.List;
import org.lit4j.core.json.JsonObject;

/**
 * The result of a run. Immutable.
 *
 * @param outcomes one a vector and version that was run
 * @param problems failures that belong to no vector: an unknown schema, an unused refusal
 * @param notes what was left out on purpose: schemas that are not built yet, vectors of other versions
 * @param answers what was computed, as {@code --answers} writes it
 */
public record ConformanceReport(List<Outcome> outcomes, List<String> problems, List<String> notes, JsonObject answers) {
    public ConformanceReport {
        outcomes = List.copyOf(outcomes);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    public long count(Outcome.Kind kind) {
        return outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
    }

    /** Returns how many things went wrong: vectors and other problems. */
    public long failures() {
        return count(Outcome.Kind.FAILED) + problems.size();
    }

    /** Returns {@code N passed, M failed, K refused on purpose}. */
    public String summary() {
        return count(Outcome.Kind.PASSED) + " passed, " + failures() + " failed, "
                + count(Outcome.Kind.REFUSED_ON_PURPOSE) + " refused on purpose";
    }
}
