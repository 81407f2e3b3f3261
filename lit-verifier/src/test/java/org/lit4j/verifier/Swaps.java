package org.lit4j.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** Documents in which two values have changed places. */
final class Swaps {
    private Swaps() {}

    /**
     * Returns one document for each pair of values, at every depth and across objects: members, elements of arrays, and
     * those of a signed text that is JSON itself. Values inside each other, or equal ones, are no pair.
     */
    static List<JsonObject> of(JsonObject document) {
        List<List<Object>> paths = new ArrayList<>();
        collect(document, List.of(), paths);
        List<JsonObject> all = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            for (int j = i + 1; j < paths.size(); j++) {
                JsonValue one = get(document, paths.get(i));
                JsonValue two = get(document, paths.get(j));
                if (!one.equals(two) && !within(paths.get(i), paths.get(j))) {
                    JsonValue half = set(document, paths.get(i), two);
                    all.add((JsonObject) set(half, paths.get(j), one));
                }
            }
        }
        return all;
    }

    private static boolean within(List<Object> outer, List<Object> inner) {
        return inner.size() >= outer.size() && inner.subList(0, outer.size()).equals(outer);
    }

    /** A text that is JSON stands for what it says. */
    private static JsonValue opened(JsonValue value) {
        return value instanceof JsonString text && text.value().startsWith("{")
                ? JsonParser.parse(text.value(), "The document")
                : value;
    }

    private static void collect(JsonValue value, List<Object> path, List<List<Object>> paths) {
        if (!path.isEmpty()) {
            paths.add(path);
        }
        JsonValue open = opened(value);
        if (open instanceof JsonObject object) {
            object.members().forEach((name, child) -> collect(child, longer(path, name), paths));
        } else if (open instanceof JsonArray array) {
            IntStream.range(0, array.values().size())
                    .forEach(i -> collect(array.values().get(i), longer(path, i), paths));
        }
    }

    private static List<Object> longer(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static JsonValue get(JsonValue value, List<Object> path) {
        if (path.isEmpty()) {
            return value;
        }
        return get(child(opened(value), path.get(0)), path.subList(1, path.size()));
    }

    private static JsonValue child(JsonValue open, Object step) {
        return step instanceof Integer index
                ? ((JsonArray) open).values().get(index)
                : ((JsonObject) open).get((String) step).orElseThrow();
    }

    private static JsonValue set(JsonValue value, List<Object> path, JsonValue replacement) {
        if (path.isEmpty()) {
            return replacement;
        }
        JsonValue open = opened(value);
        Object step = path.get(0);
        JsonValue changed = set(child(open, step), path.subList(1, path.size()), replacement);
        JsonValue whole;
        if (step instanceof Integer index) {
            List<JsonValue> values = new ArrayList<>(((JsonArray) open).values());
            values.set(index, changed);
            whole = new JsonArray(values);
        } else {
            whole = ((JsonObject) open).with((String) step, changed);
        }
        return value instanceof JsonString ? new JsonString(whole.stringify()) : whole;
    }
}
