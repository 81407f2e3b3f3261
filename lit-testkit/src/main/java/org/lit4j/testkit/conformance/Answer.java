package org.lit4j.testkit.conformance;

import java.util.Optional;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;

/**
 * What lit4j made of an input. Immutable.
 *
 * @param json members as in {@code expected}
 * @param negative why the answer is a no, when it is one
 */
record Answer(JsonObject json, Optional<ErrorCode> negative) {
    static Answer yes(JsonObject.Builder members) {
        return new Answer(members.build(), Optional.empty());
    }

    /** An answer that is a no, without being an error. */
    static Answer no(ErrorCode why, JsonObject.Builder members) {
        return new Answer(members.build(), Optional.of(why));
    }

    static Answer error(LitException e) {
        return new Answer(
                JsonObject.builder()
                        .put("ok", false)
                        .put("error", e.code() + ": " + e.getMessage())
                        .build(),
                Optional.of(e.code()));
    }

    static Answer refused(ErrorCode code) {
        return new Answer(
                JsonObject.builder()
                        .put("ok", false)
                        .put("refused", code.name())
                        .build(),
                Optional.of(code));
    }

    /** Starts the members of an answer that worked. */
    static JsonObject.Builder ok() {
        return JsonObject.builder().put("ok", true);
    }
}
