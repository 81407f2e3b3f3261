package org.lit4j.verifier;

import java.util.Arrays;
import java.util.Locale;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Whose nodes' rules: they differ in what a signed document must hold and in how times are read. */
public enum Generation {
    /** Nodes 1.0; SDK 3 to 7. The signed document has no {@code maxPrice}. */
    DATIL,
    /** Nodes of 2025; SDK 8. The signed document must have a {@code maxPrice}. */
    NAGA;

    /**
     * Finds a generation by its lower-case name.
     *
     * @throws LitException {@code SETTING_INVALID}
     */
    public static Generation parse(String name) {
        return Arrays.stream(values())
                .filter(value -> value.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new LitException(
                        ErrorCode.SETTING_INVALID, "There is no such generation; known are datil and naga."));
    }

    /** Returns {@code datil} or {@code naga}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
