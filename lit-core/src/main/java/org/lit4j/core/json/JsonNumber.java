package org.lit4j.core.json;

/** A JSON number: an IEEE 754 double, as in JavaScript. */
public record JsonNumber(double value) implements JsonValue {
    @Override
    public String toString() {
        return stringify();
    }
}
