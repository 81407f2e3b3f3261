package org.lit4j.testkit.conformance;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** Reads the members of a vector's input. Immutable. */
record Input(JsonObject json) {
    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return json.get(name).filter(JsonString.class::isInstance).map(value -> ((JsonString) value).value());
    }

    Input object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    Optional<Input> optionalObject(String name) {
        return json.get(name).filter(JsonObject.class::isInstance).map(value -> new Input((JsonObject) value));
    }

    List<JsonValue> list(String name) {
        return json.get(name)
                .filter(JsonArray.class::isInstance)
                .map(value -> ((JsonArray) value).values())
                .orElse(List.of());
    }

    List<Input> objects(String name) {
        return list(name).stream().map(value -> new Input((JsonObject) value)).toList();
    }

    List<String> texts(String name) {
        return list(name).stream().map(value -> ((JsonString) value).value()).toList();
    }

    /** Returns a member unless it is absent or what JavaScript takes for false. */
    Optional<JsonValue> truthy(String name) {
        return json.get(name).filter(value -> value != JsonNull.NULL && !new JsonString("").equals(value));
    }

    private static LitException missing(String name) {
        return new LitException(ErrorCode.JSON_INVALID, "The vector's input lacks '" + name + "'.");
    }
}
