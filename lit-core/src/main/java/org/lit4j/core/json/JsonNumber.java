package org.lit4j.core.json;

/** A JSON number: an IEEE 754 double, as in JavaScript. Negative zero is kept as zero, for so it is written. */
public record JsonNumber(double value) implements JsonValue {
    public JsonNumber {
        value = value == 0 ? 0 : value;
    }

    @Override
    public String toString() {
        return stringify();
    }
}
