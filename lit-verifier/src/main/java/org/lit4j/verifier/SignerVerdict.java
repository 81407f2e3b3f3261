package org.lit4j.verifier;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;

/**
 * Who a session signature's user is by its document. Immutable.
 *
 * @param capability the first capability with a good signature for the document's session key
 * @param error why there is none
 * @param capabilities the verdicts about those that were looked at, rules C1 to C4e
 */
public record SignerVerdict(
        Optional<AuthSig> capability, Optional<NodeError> error, List<CapabilityVerdict> capabilities) {
    public SignerVerdict {
        capabilities = List.copyOf(capabilities);
    }
}
