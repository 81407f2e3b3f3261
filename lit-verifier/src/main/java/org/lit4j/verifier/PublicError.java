package org.lit4j.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;

/**
 * What a node tells a client about a chain of errors. Immutable.
 *
 * @param status an HTTP status
 * @param correlationId the client's id of the request, when the node knows it
 * @param details the details of all errors of the chain, the outermost first
 */
public record PublicError(
        ErrorKind kind,
        Optional<VerdictCode> code,
        int status,
        String message,
        Optional<String> correlationId,
        List<String> details) {
    public PublicError {
        details = List.copyOf(details);
    }

    /** Makes it of a chain: the innermost error with a code gives kind, code, status and message. */
    static PublicError of(NodeError outermost) {
        NodeError coded = outermost;
        List<String> details = new ArrayList<>();
        for (NodeError error = outermost; error != null; error = error.source()) {
            details.addAll(error.details());
            if (error.code().isPresent()) {
                coded = error;
            }
        }
        return new PublicError(
                coded.kind(),
                coded.code(),
                coded.code().map(VerdictCode::status).orElse(500),
                coded.code().map(VerdictCode::message).orElse(outermost.kind().description()),
                Optional.empty(),
                details);
    }

    /** Returns a copy with the id of the request. */
    public PublicError withCorrelationId(String id) {
        return new PublicError(kind, code, status, message, Optional.of(id), details);
    }

    /** Returns a copy with one detail in front of the others. */
    public PublicError withDetail(String detail) {
        List<String> more = new ArrayList<>(List.of(detail));
        more.addAll(details);
        return new PublicError(kind, code, status, message, correlationId, more);
    }

    /** Returns the nodes' JSON: members in alphabetical order, absent ones left out. */
    public JsonObject toJson() {
        JsonObject.Builder out = JsonObject.builder();
        correlationId.ifPresent(id -> out.put("correlationId", id));
        if (!details.isEmpty()) {
            out.put("details", JsonArray.ofStrings(details));
        }
        code.ifPresent(value -> out.put("errorCode", value.wireName()));
        return out.put("errorKind", kind.wireName())
                .put("message", message)
                .put("status", status)
                .build();
    }
}
