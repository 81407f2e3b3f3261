package org.lit4j.testkit.conformance;

import java.util.Set;
import org.lit4j.core.error.LitException;

/** Computes what one kind of vector asks. Stateless and thread-safe; never sees what was expected. */
interface SchemaRunner {
    /** Returns the schema, such as {@code recap-encode/1}. */
    String schema();

    /** Says whether lit4j has what a version of the reference has. */
    boolean covers(String version);

    /** Returns members of {@code expected} that an answer may leave out; one that is given is compared all the same. */
    default Set<String> notRequired() {
        return Set.of();
    }

    /**
     * Computes the answer.
     *
     * @throws LitException for an input that lit4j refuses
     */
    Answer answer(Input input, String version);
}
