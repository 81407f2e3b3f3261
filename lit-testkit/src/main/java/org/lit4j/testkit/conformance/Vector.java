package org.lit4j.testkit.conformance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * One vector: an input and what each version of the reference made of it. Immutable.
 *
 * @param name unique within its file
 * @param source the version that {@code expected} is of
 */
record Vector(String name, String source, JsonObject input, JsonObject all) {
    static Vector of(JsonValue json) {
        JsonObject all = (JsonObject) json;
        return new Vector(text(all, "name"), text(all, "source"), (JsonObject) member(all, "input"), all);
    }

    /** The versions that the vector names, that of {@code expected} first. */
    List<String> versions() {
        Set<String> versions = new LinkedHashSet<>();
        versions.add(source);
        versions.addAll(identicalVersions());
        versions.addAll(byVersion().members().keySet());
        return List.copyOf(versions);
    }

    /** What a version gave; empty when the file says nothing about it (or was stripped of it). */
    Optional<JsonObject> expected(String version) {
        Optional<JsonValue> own = byVersion().get(version);
        if (own.isPresent()) {
            return own.map(JsonObject.class::cast);
        }
        return version.equals(source) || identicalVersions().contains(version)
                ? all.get("expected").map(JsonObject.class::cast)
                : Optional.empty();
    }

    private List<String> identicalVersions() {
        return all.get("alsoIdenticalIn").stream()
                .flatMap(list -> ((JsonArray) list).values().stream())
                .map(value -> ((JsonString) value).value())
                .toList();
    }

    private JsonObject byVersion() {
        return all.get("expectedByVersion").map(JsonObject.class::cast).orElse(JsonObject.EMPTY);
    }

    private static String text(JsonObject object, String name) {
        return ((JsonString) member(object, name)).value();
    }

    private static JsonValue member(JsonObject object, String name) {
        return object.get(name).orElse(JsonNull.NULL);
    }
}
