package org.lit4j.testkit.conformance;

import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** JSON texts as JavaScript writes them. */
final class JsonTextRunner {
    private JsonTextRunner() {}

    static SchemaRunner create() {
        return new SimpleRunner("json-text/1", JsonTextRunner::answer);
    }

    private static Answer answer(Input in) {
        JsonValue value = value(in);
        String text = value.stringify();
        return Answer.yes(Answer.ok()
                .put("stringify", text)
                .put("stringifyUtf8Hex", Hex.encode(Utf8.encode(text)))
                .put("canonical", value.canonical()));
    }

    private static JsonValue value(Input in) {
        return switch (in.text("type")) {
            case "string" -> new JsonString(utf16(in.text("utf16Hex")));
            case "number" -> new JsonNumber(Double.longBitsToDouble(Long.parseUnsignedLong(in.text("ieee754Hex"), 16)));
            case "json" -> JsonParser.parse(in.text("text"), "The vector's text");
            default ->
                throw new LitException(
                        ErrorCode.JSON_INVALID, "Vectors of the type '" + in.text("type") + "' are unknown.");
        };
    }

    private static String utf16(String hex) {
        StringBuilder units = new StringBuilder();
        for (int i = 0; i + 4 <= hex.length(); i += 4) {
            units.append((char) Integer.parseInt(hex, i, i + 4, 16));
        }
        return units.toString();
    }
}
