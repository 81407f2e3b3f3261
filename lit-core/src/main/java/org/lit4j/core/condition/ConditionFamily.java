package org.lit4j.core.condition;

import java.util.Arrays;
import java.util.Optional;

/** A kind of list of conditions. */
public enum ConditionFamily {
    /** Balances, standard contracts and addresses of EVM chains: {@code accessControlConditions}. */
    EVM_BASIC("evmBasic"),
    /** Any function of an EVM contract: {@code evmContractConditions}. */
    EVM_CONTRACT("evmContract"),
    /** Calls of Solana's RPC: {@code solRpcConditions}. */
    SOL_RPC("solRpc"),
    /** Conditions of all kinds, each with its type: {@code unifiedAccessControlConditions}. */
    UNIFIED("unified");

    private final String wireName;

    ConditionFamily(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name, such as {@code evmBasic}; but for {@code unified} it is also a {@code conditionType}. */
    public String wireName() {
        return wireName;
    }

    /** Finds a family by its name. */
    public static Optional<ConditionFamily> named(String wireName) {
        return Arrays.stream(values())
                .filter(family -> family.wireName.equals(wireName))
                .findFirst();
    }

    @Override
    public String toString() {
        return wireName;
    }
}
