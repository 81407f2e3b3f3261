package org.lit4j.verifier;

/** A text that one of the nodes' parsers does not read. Never leaves the package. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String problem) {
        super(problem, null, false, false);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
