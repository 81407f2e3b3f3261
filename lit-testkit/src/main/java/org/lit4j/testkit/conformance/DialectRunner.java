package org.lit4j.testkit.conformance;

import java.util.function.BiFunction;
import org.lit4j.core.dialect.Dialect;

/** A runner for what SDK generations do differently. */
record DialectRunner(String schema, BiFunction<Input, Dialect, Answer> compute) implements SchemaRunner {
    @Override
    public boolean covers(String version) {
        return SdkVersions.dialect(version).isPresent();
    }

    @Override
    public Answer answer(Input input, String version) {
        return compute.apply(input, SdkVersions.dialect(version).orElseThrow());
    }
}
