package org.lit4j.core.condition;

import static java.util.Objects.requireNonNull;

import org.lit4j.core.json.JsonObject;

/**
 * What a condition compares its result with. Immutable.
 *
 * @param key which part of the result: a name, or for Cosmos a JSON path; empty for the result itself. Basic EVM
 *     conditions have none and leave it out
 * @param comparator {@code =}, {@code !=}, {@code >}, {@code >=}, {@code <}, {@code <=} or {@code contains}
 * @param value the value as text: numbers in decimal, addresses as {@code 0x…}, truth values as {@code true}
 */
public record ReturnValueTest(String key, String comparator, String value) {
    public ReturnValueTest {
        requireNonNull(key, "key");
        requireNonNull(comparator, "comparator");
        requireNonNull(value, "value");
    }

    /** Tests the result itself. */
    public static ReturnValueTest of(String comparator, String value) {
        return new ReturnValueTest("", comparator, value);
    }

    /** Returns the JSON form with all three members. */
    JsonObject json() {
        return JsonObject.builder()
                .put("key", key)
                .put("comparator", comparator)
                .put("value", value)
                .build();
    }
}
