package org.lit4j.examples;

/** What the examples share. */
final class Samples {
    /** The private key of a wallet that everybody knows: never use it for anything else. */
    static final String KEY = "11".repeat(32);

    /** Another one. */
    static final String OTHER_KEY = "22".repeat(32);

    /** An access control condition: SHA-256 of the canonical conditions, SHA-256 of the data. */
    static final String CONDITION = "53b01f820c82e86d7e4cd804b8a6f68682221eeb7df76fd43ee777c8caab5628/"
            + "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private Samples() {}
}
