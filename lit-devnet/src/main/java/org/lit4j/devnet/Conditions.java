package org.lit4j.devnet;

import java.util.Optional;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** Decides access control conditions: who asks, joined by {@code and} and {@code or}; all else is left to a check. */
final class Conditions {
    private final ConditionCheck check;

    Conditions(ConditionCheck check) {
        this.check = check;
    }

    /** Says whether they hold for a user; operators bind from left to right, as nodes have it. */
    boolean hold(JsonArray conditions, String user) {
        Optional<Boolean> result = Optional.empty();
        String operator = "and";
        for (JsonValue value : conditions) {
            Optional<String> joined = text(value, "operator");
            if (joined.isPresent()) {
                operator = joined.get();
                continue;
            }
            boolean one = value instanceof JsonArray group ? hold(group, user) : holds((JsonObject) value, user);
            String by = operator;
            result = Optional.of(result.map(before -> by.equals("or") ? before || one : before && one)
                    .orElse(one));
        }
        return result.orElse(false);
    }

    private boolean holds(JsonObject condition, String user) {
        boolean asksWho = condition.get("parameters").equals(Optional.of(JsonArray.of(new JsonString(":userAddress"))))
                && text(condition, "method").orElse("").isEmpty();
        Optional<JsonObject> test = condition
                .get("returnValueTest")
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
        if (asksWho && test.isPresent() && text(test.get(), "comparator").equals(Optional.of("="))) {
            return text(test.get(), "value").filter(user::equalsIgnoreCase).isPresent();
        }
        return check.holds(condition, user);
    }

    private static Optional<String> text(JsonValue value, String name) {
        return value instanceof JsonObject object
                ? object.get(name).filter(JsonString.class::isInstance).map(text -> ((JsonString) text).value())
                : Optional.empty();
    }
}
