package org.lit4j.core.condition;

import org.lit4j.core.json.JsonValue;

/** One element of a list of conditions: a condition, an operator between two, or a group. Immutable. */
public sealed interface Condition
        permits EvmBasicCondition, EvmContractCondition, SolRpcCondition, CosmosCondition, Operator, ConditionGroup {
    /** Returns the JSON form that the SDKs take, of a condition with its {@code conditionType}. */
    JsonValue json();
}
