package org.lit4j.verifier;

/** What a guard says about one request: either who it is from, or why it is turned away. */
public sealed interface GuardDecision {
    /** The request may go on. */
    record Accepted(SessionPrincipal principal) implements GuardDecision {}

    /** The request is turned away. */
    record Refused(Problem problem) implements GuardDecision {}
}
