package org.lit4j.core.json;

import java.util.Optional;
import java.util.Set;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;

/** Reads typed members of one JSON object and says precisely what is wrong with it. Immutable. */
public final class JsonMembers {
    private final JsonObject object;
    private final String what;
    private final ErrorCode code;

    /**
     * Wraps an object.
     *
     * @param what names the object in errors
     * @param code the code of every error
     */
    public JsonMembers(JsonObject object, String what, ErrorCode code) {
        this.object = object;
        this.what = what;
        this.code = code;
    }

    /** Refuses members with any other name. */
    public JsonMembers only(Set<String> names) {
        for (String name : object.members().keySet()) {
            if (!names.contains(name)) {
                throw new LitException(
                        code, what + " has an unknown member '" + SafeText.of(name) + "'; known are " + names + ".");
            }
        }
        return this;
    }

    public String string(String name) {
        return optionalString(name).orElseThrow(() -> missing(name));
    }

    /** Returns a string member; absent and null are both empty. */
    public Optional<String> optionalString(String name) {
        JsonValue value = object.members().get(name);
        if (value == null || value == JsonNull.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonString string) {
            return Optional.of(string.value());
        }
        throw new LitException(code, "Member '" + name + "' of " + what + " is no string.");
    }

    public JsonArray array(String name) {
        if (object.members().get(name) instanceof JsonArray array) {
            return array;
        }
        throw missing(name);
    }

    public JsonObject object(String name) {
        if (object.members().get(name) instanceof JsonObject child) {
            return child;
        }
        throw missing(name);
    }

    private LitException missing(String name) {
        String problem = object.has(name) ? "has a member of the wrong type, '" : "lacks the member '";
        return new LitException(code, what + " " + problem + name + "'.");
    }
}
