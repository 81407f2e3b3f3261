package org.lit4j.verifier;

/** The kind that a node's error has beside its code. */
public enum ErrorKind {
    CONVERSION("Conversion", "An error related to type conversion has occured."),
    PARSER("Parser", "An error related to a parsing has occured."),
    SEV_SNP("SevSnp", "An error related to SEV-SNP has occured."),
    UNEXPECTED("Unexpected", "An unexpected error has occured."),
    VALIDATION("Validation", "An error related to validation has occured.");

    private final String wireName;
    private final String description;

    ErrorKind(String wireName, String description) {
        this.wireName = wireName;
        this.description = description;
    }

    /** Returns the name in error documents. */
    public String wireName() {
        return wireName;
    }

    /** Returns the nodes' sentence for an error without a code, in their spelling. */
    public String description() {
        return description;
    }
}
