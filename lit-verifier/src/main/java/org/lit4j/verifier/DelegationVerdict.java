package org.lit4j.verifier;

import java.util.List;
import java.util.Optional;

/**
 * What the rules say about one delegation: who pays. Immutable.
 *
 * @param findings D1 to D7 and, in the hardened rule set, H5 to H8
 * @param delegator the EIP-55 address that pays, when no rule failed
 * @param payments what it pays for, of a payment delegation; empty otherwise or when refused
 * @param rateLimits what may be spent, of a rate limit delegation; empty otherwise or when refused
 */
public record DelegationVerdict(
        List<Finding> findings,
        Optional<String> delegator,
        List<PaymentTerms> payments,
        List<RateLimitTerms> rateLimits) {
    public DelegationVerdict {
        findings = List.copyOf(findings);
        payments = List.copyOf(payments);
        rateLimits = List.copyOf(rateLimits);
    }

    /** Says whether no rule failed. A delegation that says nothing about its kind is accepted and grants nothing. */
    public boolean accepted() {
        return refusedBy().isEmpty();
    }

    /** Returns the rule that failed. */
    public Optional<Finding> refusedBy() {
        return findings.stream()
                .filter(finding -> finding.outcome() == Outcome.FAILED)
                .findFirst();
    }
}
