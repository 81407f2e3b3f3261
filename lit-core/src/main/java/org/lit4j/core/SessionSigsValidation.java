package org.lit4j.core;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringJoiner;

/**
 * What {@link SessionSigs#validate} found. Immutable.
 *
 * @param problems in the order of the nodes; of one node the capabilities first, then the outer document
 */
public record SessionSigsValidation(List<Problem> problems) {
    public SessionSigsValidation {
        problems = List.copyOf(problems);
    }

    /** Says whether no problem was found. */
    public boolean isValid() {
        return problems.isEmpty();
    }

    /** Returns the SDK's texts: one a node that has problems, such as {@code Session Sig 'https://…': …, …}. */
    public List<String> errors() {
        Map<String, StringJoiner> byNode = new LinkedHashMap<>();
        for (Problem problem : problems) {
            byNode.computeIfAbsent(problem.node(), node -> new StringJoiner(", ", "Session Sig '" + node + "': ", ""))
                    .add(problem.text());
        }
        return byNode.values().stream().map(StringJoiner::toString).toList();
    }

    /**
     * One thing that is wrong. Immutable.
     *
     * @param node the node's address
     * @param capability which of the document's capabilities, counted from 0; empty for the document itself
     * @param kind what is wrong, for programs
     * @param text what is wrong, in the SDK's words
     */
    public record Problem(String node, OptionalInt capability, Kind kind, String text) {
        public Problem {
            requireNonNull(node, "node");
            requireNonNull(capability, "capability");
            requireNonNull(kind, "kind");
            requireNonNull(text, "text");
        }
    }

    /** What can be wrong. */
    public enum Kind {
        /** The document is not JSON. */
        NOT_JSON,
        /** The document has no list of capabilities. */
        CAPABILITIES_MISSING,
        /** The document's list of capabilities is empty. */
        CAPABILITIES_EMPTY,
        /** There is no expiration. */
        EXPIRATION_MISSING,
        /** The expiration is not an RFC 3339 time. */
        EXPIRATION_MALFORMED,
        /** The expiration has passed. */
        EXPIRED
    }
}
