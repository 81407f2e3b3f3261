package org.lit4j.devnet;

import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;

/** Ends the work on a request. Carries the node's error; never leaves this package. */
final class NodeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String label;
    private final String code;
    private final int status;
    private final transient JsonObject error;
    private final String rule;

    NodeFailure(String label, String code, int status, JsonObject error) {
        this(label, code, status, error, "");
    }

    /**
     * Makes it.
     *
     * @param label the member {@code error} of naga's envelope
     * @param rule the rule of the verifier that failed, or nothing
     */
    NodeFailure(String label, String code, int status, JsonObject error, String rule) {
        super(code, null, false, false);
        this.label = label;
        this.code = code;
        this.status = status;
        this.error = error;
        this.rule = rule;
    }

    String label() {
        return label;
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }

    String rule() {
        return rule;
    }

    /** Returns the error, members in alphabetical order. */
    JsonObject error() {
        return error;
    }

    /** Returns the error with the id of the request, as nodes of datil add it. */
    JsonObject errorWithCorrelationId(String id) {
        JsonObject.Builder out = JsonObject.builder().put("correlationId", new JsonString(id));
        error.members().forEach((name, value) -> {
            if (!name.equals("correlationId")) {
                out.put(name, value);
            }
        });
        return out.build();
    }
}
