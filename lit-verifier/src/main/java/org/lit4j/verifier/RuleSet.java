package org.lit4j.verifier;

import java.util.Arrays;
import java.util.Locale;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Which rules count. */
public enum RuleSet {
    /** A node's verdict, with everything that a node overlooks: each is a {@link Quirk}. */
    NODE,
    /** All that a node demands, and what it forgets: the rules whose name begins with H. */
    HARDENED;

    /**
     * Finds a rule set by its lower-case name.
     *
     * @throws LitException {@code SETTING_INVALID}
     */
    public static RuleSet parse(String name) {
        return Arrays.stream(values())
                .filter(value -> value.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new LitException(
                        ErrorCode.SETTING_INVALID, "There is no such rule set; known are hardened and node."));
    }

    /** Returns {@code node} or {@code hardened}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
