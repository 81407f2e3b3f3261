package org.lit4j.core.json;

/** A JSON string; may hold unpaired surrogates. */
public record JsonString(String value) implements JsonValue {
    @Override
    public String toString() {
        return stringify();
    }
}
