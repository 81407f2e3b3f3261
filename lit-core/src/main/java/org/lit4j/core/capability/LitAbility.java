package org.lit4j.core.capability;

import java.util.Arrays;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** What may be done with a resource: the name in a request, and the ReCap ability that grants it. */
public enum LitAbility {
    ACCESS_CONTROL_CONDITION_DECRYPTION("access-control-condition-decryption", "Threshold", "Decryption"),
    ACCESS_CONTROL_CONDITION_SIGNING("access-control-condition-signing", "Threshold", "Signing"),
    PKP_SIGNING("pkp-signing", "Threshold", "Signing"),
    RATE_LIMIT_INCREASE_AUTH("rate-limit-increase-auth", "Auth", "Auth"),
    LIT_ACTION_EXECUTION("lit-action-execution", "Threshold", "Execution"),
    PAYMENT_DELEGATION("lit-payment-delegation", "Auth", "Auth");

    private final String wireName;
    private final String recapNamespace;
    private final String recapName;

    LitAbility(String wireName, String recapNamespace, String recapName) {
        this.wireName = wireName;
        this.recapNamespace = recapNamespace;
        this.recapName = recapName;
    }

    /**
     * Finds an ability by its name in requests.
     *
     * @throws LitException {@code ABILITY_UNKNOWN}
     */
    public static LitAbility parse(String wireName) {
        return Arrays.stream(values())
                .filter(ability -> ability.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> unknown(wireName));
    }

    private static LitException unknown(String name) {
        String hint = name.equals("AccessControlDescription")
                ? " The documentation's AccessControlDescription never existed; access-control-condition-decryption is meant."
                : "";
        return new LitException(
                ErrorCode.ABILITY_UNKNOWN,
                "There is no ability '" + name + "'; known are "
                        + Arrays.stream(values()).map(LitAbility::wireName).toList() + "." + hint);
    }

    /** Returns the name in requests, such as {@code pkp-signing}. */
    public String wireName() {
        return wireName;
    }

    /** Returns the part in front of the slash of the ability in capability objects, such as {@code Threshold}. */
    public String recapNamespace() {
        return recapNamespace;
    }

    /** Returns the part behind the slash, such as {@code Signing}. */
    public String recapName() {
        return recapName;
    }

    /** Returns the ability as capability objects write it, such as {@code Threshold/Signing}. */
    public String recapAbility() {
        return recapNamespace + "/" + recapName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
