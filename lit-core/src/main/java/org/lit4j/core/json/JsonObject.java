package org.lit4j.core.json;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JSON object with its members in the order that a JavaScript object gives them: array indices first, in numeric
 * order, then the others as they were put.
 *
 * <p>Two objects are equal when they have equal members, whatever the order.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-ordinaryownpropertykeys">ECMA-262, OrdinaryOwnPropertyKeys</a>
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    private static final long MAX_INDEX = 4294967294L;

    public JsonObject {
        members = inJavaScriptOrder(members);
    }

    /** Starts an object with one member. */
    public static JsonObject of(String name, JsonValue value) {
        return new JsonObject(Map.of(name, value));
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<JsonValue> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** Returns a copy in which {@code name} has {@code value}, in its old place if it had one. */
    public JsonObject with(String name, JsonValue value) {
        Map<String, JsonValue> copy = new LinkedHashMap<>(members);
        copy.put(name, value);
        return new JsonObject(copy);
    }

    private static Map<String, JsonValue> inJavaScriptOrder(Map<String, JsonValue> given) {
        TreeMap<Long, String> indices = new TreeMap<>();
        for (String name : given.keySet()) {
            long index = arrayIndex(name);
            if (index >= 0) {
                indices.put(index, name);
            }
        }
        Map<String, JsonValue> ordered = new LinkedHashMap<>();
        for (String name : indices.values()) {
            ordered.put(name, requireNonNull(given.get(name)));
        }
        given.forEach(ordered::putIfAbsent);
        return Collections.unmodifiableMap(ordered);
    }

    private static long arrayIndex(String name) {
        if (name.isEmpty() || name.length() > 10 || (name.length() > 1 && name.charAt(0) == '0')) {
            return -1;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return -1;
            }
        }
        long index = Long.parseLong(name);
        return index <= MAX_INDEX ? index : -1;
    }

    @Override
    public String toString() {
        return stringify();
    }

    /** Collects members; one put again keeps its first place and takes the last value. One thread at a time. */
    public static final class Builder {
        private final Map<String, JsonValue> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, JsonValue value) {
            members.put(name, value);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, new JsonString(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, new JsonBoolean(value));
        }

        public Builder put(String name, long value) {
            return put(name, new JsonNumber(value));
        }

        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
