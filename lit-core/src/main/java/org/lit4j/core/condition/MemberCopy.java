package org.lit4j.core.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonBoolean;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * Copies members of one object in the order in which they are asked for. A member that is absent stays absent; one of
 * the wrong type is refused with its path. One thread at a time.
 */
final class MemberCopy {
    private final JsonObject from;
    private final String path;
    private final JsonObject.Builder to = JsonObject.builder();

    MemberCopy(JsonObject from, String path) {
        this.from = from;
        this.path = path;
    }

    MemberCopy require(String... names) {
        for (String name : names) {
            if (!from.has(name)) {
                throw invalid(pathOf(name), "is missing");
            }
        }
        return this;
    }

    MemberCopy texts(String... names) {
        for (String name : names) {
            copy(name, JsonString.class::isInstance, "a string");
        }
        return this;
    }

    MemberCopy numberOrText(String name) {
        return copy(name, value -> value instanceof JsonNumber || value instanceof JsonString, "a number");
    }

    /** Copies a member of any type. */
    MemberCopy any(String name) {
        return copy(name, value -> true, "");
    }

    MemberCopy list(String name) {
        return copy(name, JsonArray.class::isInstance, "an array");
    }

    MemberCopy listOfTexts(String name) {
        array(name).ifPresent(array -> {
            for (int i = 0; i < array.size(); i++) {
                check(array.values().get(i), JsonString.class::isInstance, "a string", pathOf(name) + "[" + i + "]");
            }
            to.put(name, array);
        });
        return this;
    }

    MemberCopy object(String name, Consumer<MemberCopy> members) {
        from.get(name).ifPresent(value -> to.put(name, copyOf(value, pathOf(name), members)));
        return this;
    }

    MemberCopy objects(String name, Consumer<MemberCopy> members) {
        array(name).ifPresent(array -> {
            List<JsonValue> copies = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                copies.add(copyOf(array.values().get(i), pathOf(name) + "[" + i + "]", members));
            }
            to.put(name, new JsonArray(copies));
        });
        return this;
    }

    /** Copies a truth value, or writes {@code otherwise} when it is absent. */
    MemberCopy flag(String name, boolean otherwise) {
        if (!from.has(name)) {
            to.put(name, otherwise);
        }
        return copy(name, JsonBoolean.class::isInstance, "true or false");
    }

    JsonObject copied() {
        return to.build();
    }

    private MemberCopy copy(String name, Predicate<JsonValue> allowed, String wanted) {
        from.get(name).ifPresent(value -> {
            check(value, allowed, wanted, pathOf(name));
            to.put(name, value);
        });
        return this;
    }

    private Optional<JsonArray> array(String name) {
        Optional<JsonValue> given = from.get(name);
        given.ifPresent(value -> check(value, JsonArray.class::isInstance, "an array", pathOf(name)));
        return given.map(JsonArray.class::cast);
    }

    private static JsonObject copyOf(JsonValue value, String path, Consumer<MemberCopy> members) {
        check(value, JsonObject.class::isInstance, "an object", path);
        MemberCopy copy = new MemberCopy((JsonObject) value, path);
        members.accept(copy);
        return copy.copied();
    }

    private String pathOf(String name) {
        return path + "." + name;
    }

    private static void check(JsonValue value, Predicate<JsonValue> allowed, String wanted, String path) {
        if (!allowed.test(value)) {
            throw invalid(path, "is " + nameOf(value) + ", not " + wanted);
        }
    }

    static String nameOf(JsonValue value) {
        if (value instanceof JsonObject) {
            return "an object";
        } else if (value instanceof JsonArray) {
            return "an array";
        } else if (value instanceof JsonString) {
            return "a string";
        } else if (value instanceof JsonNumber) {
            return "a number";
        } else if (value instanceof JsonBoolean) {
            return "true or false";
        }
        return "null";
    }

    /** Makes the error of this package: where, and what is wrong there. */
    static LitException invalid(String path, String problem) {
        return new LitException(
                ErrorCode.CONDITION_INVALID, "Access control conditions: " + path + " " + problem + ".");
    }
}
