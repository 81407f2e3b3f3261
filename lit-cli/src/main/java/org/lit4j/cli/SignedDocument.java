package org.lit4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** Looks into the signed document of a session signature before it is judged: what cannot be read is not there. */
final class SignedDocument {
    private SignedDocument() {}

    static boolean hasMaxPrice(JsonValue sig) {
        return document(sig).map(document -> document.has("maxPrice")).orElse(false);
    }

    /** Returns the requests whose resource and ability are known. */
    static List<ResourceAbilityRequest> requests(JsonValue sig) {
        List<ResourceAbilityRequest> known = new ArrayList<>();
        Optional<JsonValue> list = document(sig).flatMap(document -> document.get("resourceAbilityRequests"));
        if (list.orElse(null) instanceof JsonArray array) {
            for (JsonValue value : array) {
                request(value).ifPresent(known::add);
            }
        }
        return known;
    }

    private static Optional<ResourceAbilityRequest> request(JsonValue value) {
        Optional<JsonValue> resource = member(value, "resource");
        String prefix = text(resource.flatMap(inner -> member(inner, "resourcePrefix")));
        String id = text(resource.flatMap(inner -> member(inner, "resource")));
        try {
            return Optional.of(
                    ResourceAbilityRequest.parse(prefix + "://" + id + "#" + text(member(value, "ability"))));
        } catch (LitException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> document(JsonValue sig) {
        String text = text(member(sig, "signedMessage"));
        try {
            return Optional.of(JsonParser.parseObject(text, "The signed document"));
        } catch (LitException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonValue> member(JsonValue value, String name) {
        return value instanceof JsonObject object ? object.get(name) : Optional.empty();
    }

    private static String text(Optional<JsonValue> value) {
        return value.orElse(null) instanceof JsonString string ? string.value() : "";
    }
}
