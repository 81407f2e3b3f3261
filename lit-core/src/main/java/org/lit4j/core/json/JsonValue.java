package org.lit4j.core.json;

/** A JSON value as JavaScript has it. Immutable. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {
    /** Returns what {@code JSON.stringify} writes. */
    default String stringify() {
        return JsonWriter.stringify(this);
    }

    /** Returns the canonical form: members in UTF-16 code unit order at every depth (RFC 8785, section 3.2.3). */
    default String canonical() {
        return JsonWriter.canonical(this);
    }
}
