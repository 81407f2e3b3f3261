package org.lit4j.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.testkit.conformance.Conformance;

/**
 * A vector that is refused on purpose, and the entry that says so.
 *
 * @param code what lit4j answers instead
 * @param input the vector's input
 */
record RefusedVector(String file, String name, ErrorCode code, JsonObject input) {
    static List<RefusedVector> all() {
        List<RefusedVector> all = new ArrayList<>();
        for (JsonValue value : array(read("refusals.json"), "refusals")) {
            JsonObject entry = (JsonObject) value;
            String file = text(entry, "file");
            String name = text(entry, "vector");
            all.add(new RefusedVector(file, name, ErrorCode.valueOf(text(entry, "code")), inputOf(file, name)));
        }
        return all;
    }

    /** Returns the text of a vector file. */
    static String content(String file) {
        return resource("/org/lit4j/testkit/vectors/" + file);
    }

    private static JsonObject inputOf(String file, String name) {
        for (JsonValue value : array(JsonParser.parseObject(content(file), file), "vectors")) {
            JsonObject vector = (JsonObject) value;
            if (text(vector, "name").equals(name)) {
                return object(vector, "input");
            }
        }
        throw new IllegalStateException(file + " has no vector '" + name + "'");
    }

    private static JsonObject read(String name) {
        return JsonParser.parseObject(resource(name), name);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Conformance.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonArray array(JsonObject object, String member) {
        return (JsonArray) object.get(member).orElseThrow();
    }

    static JsonObject object(JsonObject object, String member) {
        return (JsonObject) object.get(member).orElseThrow();
    }

    static String text(JsonObject object, String member) {
        return ((JsonString) object.get(member).orElseThrow()).value();
    }

    @Override
    public String toString() {
        return file + ": " + name;
    }
}
