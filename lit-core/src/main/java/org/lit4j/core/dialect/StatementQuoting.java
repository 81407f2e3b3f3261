package org.lit4j.core.dialect;

/** What happens to quotation marks in the statement that a signer is handed. */
public enum StatementQuoting {
    /** Every {@code "} becomes {@code '} (3.0). */
    ALL_TO_APOSTROPHE,
    /** {@code \\n} becomes {@code \n}, and {@code \"} becomes {@code '}; a bare {@code "} stays (3.1 and later). */
    UNESCAPE;

    /** Returns the statement as the signer is handed it. */
    public String apply(String statement) {
        return switch (this) {
            case ALL_TO_APOSTROPHE -> statement.replace('"', '\'');
            case UNESCAPE -> statement.replace("\\\\n", "\\n").replace("\\\"", "'");
        };
    }
}
