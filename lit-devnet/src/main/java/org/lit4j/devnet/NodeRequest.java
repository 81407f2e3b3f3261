package org.lit4j.devnet;

import java.util.Optional;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * The body of a request. Immutable.
 *
 * @param id the client's id of it
 * @param origin the page that the client says it is
 */
record NodeRequest(JsonObject body, String id, Optional<String> origin) {
    String text(String name) {
        return optionalText(name).orElseThrow(() -> bad("the member '" + name + "' is no text"));
    }

    Optional<String> optionalText(String name) {
        return present(name).filter(JsonString.class::isInstance).map(value -> ((JsonString) value).value());
    }

    JsonArray array(String name) {
        return present(name)
                .filter(JsonArray.class::isInstance)
                .map(JsonArray.class::cast)
                .orElseThrow(() -> bad("the member '" + name + "' is no array"));
    }

    JsonObject object(String name) {
        return present(name)
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElseThrow(() -> bad("the member '" + name + "' is no object"));
    }

    /** Returns a member that is neither absent nor null. */
    Optional<JsonValue> present(String name) {
        return body.get(name).filter(value -> value != JsonNull.NULL);
    }

    static NodeFailure bad(String detail) {
        return NodeCode.BAD_INPUT.failure("bad input", "caught rocket 422: bad input error: " + detail);
    }
}
