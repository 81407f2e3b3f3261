package org.lit4j.core.json;

import java.util.Iterator;
import java.util.List;

/** A JSON array. */
public record JsonArray(List<JsonValue> values) implements JsonValue, Iterable<JsonValue> {
    public static final JsonArray EMPTY = new JsonArray(List.of());

    public JsonArray {
        values = List.copyOf(values);
    }

    public static JsonArray of(JsonValue... values) {
        return new JsonArray(List.of(values));
    }

    /** Makes an array of strings. */
    public static JsonArray ofStrings(List<String> strings) {
        return new JsonArray(strings.stream().<JsonValue>map(JsonString::new).toList());
    }

    public int size() {
        return values.size();
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return values.iterator();
    }

    @Override
    public String toString() {
        return stringify();
    }
}
