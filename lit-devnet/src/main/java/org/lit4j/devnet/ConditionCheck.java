package org.lit4j.devnet;

import org.lit4j.core.json.JsonObject;

/**
 * Decides access control conditions that the devnet cannot decide itself, because they ask a chain. Called by several
 * threads at once.
 */
@FunctionalInterface
public interface ConditionCheck {
    /** Says no to everything. */
    ConditionCheck NEVER = (condition, user) -> false;

    /**
     * Says whether a condition holds.
     *
     * @param condition one condition, with the members of the SDK
     * @param user the address of who asks, as nodes take it from the session signature
     */
    boolean holds(JsonObject condition, String user);
}
