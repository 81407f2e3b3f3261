package org.lit4j.testkit.conformance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsValidation;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;

/** The check of expirations. What the SDK formats for people is not built. */
final class ValidationRunners {
    private ValidationRunners() {}

    static List<SchemaRunner> all() {
        return List.of(new SimpleRunner(
                "session-sigs-validate/1", ValidationRunners::validate, Set.of("formatted", "formatError")));
    }

    private static Answer validate(Input in) {
        SessionSigsValidation validation = SessionSigs.parse(in.text("sessionSigsJson"))
                .validate(Clock.fixed(Instant.parse(in.text("now")), ZoneOffset.UTC));
        return Answer.yes(Answer.ok()
                .put(
                        "validation",
                        JsonObject.builder()
                                .put("isValid", validation.isValid())
                                .put("errors", JsonArray.ofStrings(validation.errors()))
                                .build()));
    }
}
