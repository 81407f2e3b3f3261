package org.lit4j.devnet;

import java.time.Instant;
import java.util.Optional;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.verifier.ErrorKind;
import org.lit4j.verifier.NodeError;
import org.lit4j.verifier.PublicError;
import org.lit4j.verifier.VerdictCode;

/** Ends the work on a request. Carries the node's error; never leaves this package. */
final class NodeFailure extends RuntimeException {
    static final String RATE_LIMIT = "rate_limit_exceeded";

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

    /** Makes the failure of a step with a chain of errors, as nodes show it: the innermost error with a code counts. */
    static NodeFailure of(String label, NodeError outermost, String... details) {
        PublicError error = outermost.toPublic();
        for (int i = details.length - 1; i >= 0; i--) {
            error = error.withDetail(details[i]);
        }
        return new NodeFailure(
                label, error.code().map(VerdictCode::wireName).orElse(""), error.status(), error.toJson());
    }

    /** Makes a failure for which nodes have no code: status 500, and the sentence of its kind. */
    static NodeFailure uncoded(String label, ErrorKind kind, String... details) {
        return of(label, NodeError.uncoded(kind, details[0]), details);
    }

    /** Makes datil's answer to whoever asks too often. */
    static NodeFailure rateLimit(Route route, Optional<Instant> again) {
        return new NodeFailure(
                "rate limit",
                RATE_LIMIT,
                route == Route.PKP_SIGN ? 400 : 402,
                JsonObject.builder()
                        .put(
                                "message",
                                "Rate limit exceeded."
                                        + again.map(at -> "  Try again at " + at)
                                                .orElse(""))
                        .put("errorCode", RATE_LIMIT)
                        .build());
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
