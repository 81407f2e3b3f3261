package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.lit4j.core.capability.ResourceAbilityRequest;

/**
 * Whoever sent a request with an accepted session signature. Immutable.
 *
 * @param grant what the signature stands for
 * @param requests what was asked for and granted
 */
public record SessionPrincipal(Grant grant, List<ResourceAbilityRequest> requests) implements Principal {
    public SessionPrincipal {
        requireNonNull(grant, "grant");
        requests = List.copyOf(requests);
    }

    /** Returns the EIP-55 address of the wallet or PKP that delegated to the session key. */
    @Override
    public String getName() {
        return grant.signer();
    }

    /** Returns when the signature ends, exclusive. */
    public Instant expiresAt() {
        return grant.expiresAt();
    }

    @Override
    public String toString() {
        return "SessionPrincipal[" + grant.signer() + ", " + requests + "]";
    }
}
