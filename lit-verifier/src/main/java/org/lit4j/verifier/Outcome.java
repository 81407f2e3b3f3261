package org.lit4j.verifier;

import java.util.Locale;

/** What became of one rule. */
public enum Outcome {
    /** The rule holds. */
    PASSED,
    /** The rule is broken. */
    FAILED,
    /** An earlier rule was broken, so this one was not looked at. */
    NOT_REACHED,
    /** The rule is about another kind of signature, or another generation. */
    NOT_APPLICABLE;

    /** Returns the name in documents, such as {@code not-reached}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
