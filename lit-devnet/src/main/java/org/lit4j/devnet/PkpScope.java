package org.lit4j.devnet;

/**
 * What an auth method of a PKP may do, numbered as in the contract PKPPermissions. Nodes take {@link #SIGN_ANYTHING} for
 * {@link #SIGN_PERSONAL_MESSAGE}, too.
 */
public enum PkpScope {
    /** Sign whatever is asked: number 1. */
    SIGN_ANYTHING(1),
    /** Sign texts with a prefix that says so, as sessions are: number 2. */
    SIGN_PERSONAL_MESSAGE(2);

    private final int number;

    PkpScope(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
