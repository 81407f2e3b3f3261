package org.lit4j.core.condition;

import java.util.List;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonValue;

/**
 * Conditions in brackets: a list inside a list. Immutable.
 *
 * @param elements conditions, operators and groups in their order
 */
public record ConditionGroup(List<Condition> elements) implements Condition {
    public ConditionGroup {
        elements = List.copyOf(elements);
    }

    /** Makes a group. */
    public static ConditionGroup of(Condition... elements) {
        return new ConditionGroup(List.of(elements));
    }

    @Override
    public JsonArray json() {
        return jsonOf(elements);
    }

    static JsonArray jsonOf(List<? extends Condition> elements) {
        return new JsonArray(elements.stream().<JsonValue>map(Condition::json).toList());
    }
}
