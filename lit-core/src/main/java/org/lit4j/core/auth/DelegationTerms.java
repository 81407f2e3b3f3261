package org.lit4j.core.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.capability.ResourceAbilityRequest;

/**
 * What an AuthSig must satisfy to serve as a delegation.
 *
 * @param sessionKeyUri the session key that it must name
 * @param principal who must have signed it; empty for anybody
 * @param requests what it must grant
 * @param now when it must be valid
 * @param margin how long beyond {@code now} it must still be valid; zero for "at this moment"
 * @param strictAlgo whether an algo other than ed25519 and LIT_BLS, even null, is refused
 */
public record DelegationTerms(
        String sessionKeyUri,
        Optional<Principal> principal,
        List<ResourceAbilityRequest> requests,
        Instant now,
        Duration margin,
        boolean strictAlgo) {
    /** Makes terms under which an algo does not matter. */
    public DelegationTerms(
            String sessionKeyUri,
            Optional<Principal> principal,
            List<ResourceAbilityRequest> requests,
            Instant now,
            Duration margin) {
        this(sessionKeyUri, principal, requests, now, margin, false);
    }

    public DelegationTerms {
        requests = List.copyOf(requests);
    }
}
