package org.lit4j.testkit.conformance;

import java.util.Set;
import java.util.function.Function;

/** A runner for what every version does alike. */
record SimpleRunner(String schema, Function<Input, Answer> compute, Set<String> notRequired) implements SchemaRunner {
    SimpleRunner(String schema, Function<Input, Answer> compute) {
        this(schema, compute, Set.of());
    }

    @Override
    public boolean covers(String version) {
        return true;
    }

    @Override
    public Answer answer(Input input, String version) {
        return compute.apply(input);
    }
}
