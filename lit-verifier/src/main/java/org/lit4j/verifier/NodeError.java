package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One error as nodes chain them: the outer one has the inner one as its source. Immutable.
 *
 * @param text what happened, in the nodes' words where they are known
 * @param details further lines, which the public error repeats
 * @param source the error below, or null
 */
public record NodeError(
        ErrorKind kind,
        Optional<VerdictCode> code,
        String text,
        List<String> details,
        @Nullable NodeError source) {
    public NodeError {
        requireNonNull(kind, "kind");
        requireNonNull(code, "code");
        requireNonNull(text, "text");
        details = List.copyOf(details);
    }

    /** Makes an error with a code and without a source. */
    public static NodeError of(ErrorKind kind, VerdictCode code, String text) {
        return new NodeError(kind, Optional.of(code), text, List.of(), null);
    }

    /** Makes an error without a code and without a source. */
    public static NodeError uncoded(ErrorKind kind, String text) {
        return new NodeError(kind, Optional.empty(), text, List.of(), null);
    }

    /** Returns this error with another below its innermost one. */
    public NodeError causedBy(NodeError inner) {
        return new NodeError(kind, code, text, details, source == null ? inner : source.causedBy(inner));
    }

    /** Returns this error with one more detail. */
    public NodeError withDetail(String detail) {
        return new NodeError(
                kind,
                code,
                text,
                Stream.concat(details.stream(), Stream.of(detail)).toList(),
                source);
    }

    /** Returns what a client sees: the innermost error with a code counts. */
    public PublicError toPublic() {
        return PublicError.of(this);
    }
}
