package org.lit4j.verifier;

/** Leaves the evaluation of one rule. Never leaves the package. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient NodeError error;
    private final String detail;

    Refusal(NodeError error, String detail) {
        super(error.text(), null, false, false);
        this.error = error;
        this.detail = detail;
    }

    static Refusal of(ErrorKind kind, VerdictCode code, String text, String detail) {
        return new Refusal(NodeError.of(kind, code, text), detail);
    }

    NodeError error() {
        return error;
    }

    /** The position or the values involved; no signature. */
    String detail() {
        return detail;
    }
}
