package org.lit4j.core.json;

/** True or false. */
public record JsonBoolean(boolean value) implements JsonValue {
    @Override
    public String toString() {
        return stringify();
    }
}
