package org.lit4j.verifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonBoolean;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** Reads any value; of members with one name the last counts. */
final class SerdeValue {
    private SerdeValue() {}

    static JsonValue read(SerdeReader in) throws Unreadable {
        return switch (in.peek()) {
            case '{' -> object(in);
            case '[' -> {
                List<JsonValue> values = new ArrayList<>();
                in.array(i -> values.add(read(in)));
                yield new JsonArray(values);
            }
            case '"' -> new JsonString(in.string());
            case 't' -> {
                in.literal("true");
                yield new JsonBoolean(true);
            }
            case 'f' -> {
                in.literal("false");
                yield new JsonBoolean(false);
            }
            case 'n' -> {
                in.literal("null");
                yield JsonNull.NULL;
            }
            default -> number(in);
        };
    }

    static JsonObject object(SerdeReader in) throws Unreadable {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        in.object(name -> members.put(name, read(in)));
        return new JsonObject(members);
    }

    private static JsonNumber number(SerdeReader in) throws Unreadable {
        double value = Double.parseDouble(in.number());
        if (Double.isInfinite(value)) {
            throw in.invalid("a number out of range");
        }
        return new JsonNumber(value);
    }
}
