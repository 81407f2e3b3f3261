package org.lit4j.testkit.conformance;

import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;

/** Reads JSON that the runners themselves made, or that is part of a vector. */
final class JsonObjects {
    private JsonObjects() {}

    static JsonObject parse(String text) {
        return JsonParser.parseObject(text, "A text of the vectors");
    }
}
