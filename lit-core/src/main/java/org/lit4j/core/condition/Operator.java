package org.lit4j.core.condition;

import org.lit4j.core.json.JsonObject;

/** What stands between two conditions. */
public enum Operator implements Condition {
    /** Both must hold. */
    AND("and"),
    /** One must hold. */
    OR("or");

    private final String wireName;

    Operator(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name in JSON, in lower case. */
    public String wireName() {
        return wireName;
    }

    @Override
    public JsonObject json() {
        return JsonObject.builder().put("operator", wireName).build();
    }
}
