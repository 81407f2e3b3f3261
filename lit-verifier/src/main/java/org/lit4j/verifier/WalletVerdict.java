package org.lit4j.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the rules say about a wallet's own AuthSig. Immutable.
 *
 * @param findings W1 to W7
 * @param address the address that signed, when no rule failed; on EVM chains in its EIP-55 form, on others as it stands
 * @param expiresAt when the message expires, when no rule failed and it does
 */
public record WalletVerdict(List<Finding> findings, Optional<String> address, Optional<Instant> expiresAt) {
    public WalletVerdict {
        findings = List.copyOf(findings);
    }

    /** Says whether no rule failed. */
    public boolean accepted() {
        return address.isPresent();
    }

    /** Returns the rule that failed. */
    public Optional<Finding> refusedBy() {
        return findings.stream()
                .filter(finding -> finding.outcome() == Outcome.FAILED)
                .findFirst();
    }
}
