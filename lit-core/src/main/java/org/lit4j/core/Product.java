package org.lit4j.core;

import org.lit4j.core.capability.LitAbility;

/** What nodes are paid for (v8). */
public enum Product {
    DECRYPTION(0),
    SIGN(1),
    LIT_ACTION(2),
    SIGN_SESSION_KEY(3);

    private final int id;

    Product(int id) {
        this.id = id;
    }

    /** Returns the number by which nodes know it: its place in their price lists. */
    public int id() {
        return id;
    }

    /** Returns what an ability costs. */
    public static Product of(LitAbility ability) {
        return switch (ability) {
            case ACCESS_CONTROL_CONDITION_DECRYPTION -> DECRYPTION;
            case ACCESS_CONTROL_CONDITION_SIGNING, PKP_SIGNING -> SIGN;
            case LIT_ACTION_EXECUTION, RATE_LIMIT_INCREASE_AUTH, PAYMENT_DELEGATION -> LIT_ACTION;
        };
    }
}
