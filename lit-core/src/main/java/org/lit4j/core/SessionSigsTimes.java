package org.lit4j.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lit4j.core.SessionSigsValidation.Kind;
import org.lit4j.core.SessionSigsValidation.Problem;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonBoolean;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** Compares the expirations in session signatures with one moment. Immutable. */
record SessionSigsTimes(Instant now) {
    private static final String EXPIRATION_LINE = "Expiration Time";

    List<Problem> problems(SessionSigs sigs) {
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, AuthSig> entry : sigs.byNode().entrySet()) {
            JsonValue document;
            try {
                document = JsonParser.parse(entry.getValue().signedMessage(), "The signed document");
            } catch (LitException e) {
                problems.add(problem(entry.getKey(), Kind.NOT_JSON, "Main signedMessage is not valid JSON."));
                continue;
            }
            JsonObject members = document instanceof JsonObject object ? object : JsonObject.EMPTY;
            capabilities(entry.getKey(), members, problems);
            outer(entry.getKey(), members, problems);
        }
        return problems;
    }

    private void capabilities(String node, JsonObject document, List<Problem> problems) {
        if (!(document.members().get("capabilities") instanceof JsonArray capabilities)) {
            problems.add(problem(node, Kind.CAPABILITIES_MISSING, "Capabilities not found in main signedMessage."));
            return;
        }
        if (capabilities.size() == 0) {
            problems.add(problem(node, Kind.CAPABILITIES_EMPTY, "No capabilities found in main signedMessage."));
        }
        for (int i = 0; i < capabilities.size(); i++) {
            OptionalInt index = OptionalInt.of(i);
            Optional<String> expiration = message(capabilities.values().get(i))
                    .flatMap(text -> MessageLines.value(text, EXPIRATION_LINE))
                    .filter(text -> !text.isEmpty());
            if (expiration.isPresent()) {
                check(node, index, "capability " + i, expiration.get()).ifPresent(problems::add);
            } else {
                problems.add(new Problem(
                        node,
                        index,
                        Kind.EXPIRATION_MISSING,
                        "Expiration Time not found in capability " + i + "'s signedMessage."));
            }
        }
    }

    private static Optional<String> message(JsonValue capability) {
        return capability instanceof JsonObject object
                        && object.members().get("signedMessage") instanceof JsonString message
                ? Optional.of(message.value())
                : Optional.empty();
    }

    private void outer(String node, JsonObject document, List<Problem> problems) {
        Optional<JsonValue> expiration = document.get("expiration").filter(SessionSigsTimes::isTruthy);
        if (expiration.isEmpty()) {
            problems.add(problem(node, Kind.EXPIRATION_MISSING, "Expiration Time not found in outer signedMessage."));
            return;
        }
        String text = expiration.get() instanceof JsonString string
                ? string.value()
                : expiration.get().stringify();
        check(node, OptionalInt.empty(), "main signedMessage", text).ifPresent(problems::add);
    }

    private Optional<Problem> check(String node, OptionalInt capability, String where, String text) {
        try {
            Instant expiration = Timestamp.parse(text).instant();
            if (now.isBefore(expiration)) {
                return Optional.empty();
            }
            return Optional.of(new Problem(
                    node,
                    capability,
                    Kind.EXPIRED,
                    "Expired " + where + ". Expiration Time: " + Timestamp.of(expiration)));
        } catch (LitException e) {
            return Optional.of(new Problem(
                    node,
                    capability,
                    Kind.EXPIRATION_MALFORMED,
                    "Invalid Expiration Time format in " + where + ": " + text));
        }
    }

    private static Problem problem(String node, Kind kind, String text) {
        return new Problem(node, OptionalInt.empty(), kind, text);
    }

    private static boolean isTruthy(JsonValue value) {
        return value != JsonNull.NULL
                && !value.equals(new JsonString(""))
                && !value.equals(new JsonBoolean(false))
                && !(value instanceof JsonNumber number && number.value() == 0);
    }
}
