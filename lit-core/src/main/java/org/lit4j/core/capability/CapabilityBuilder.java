package org.lit4j.core.capability;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.error.LitException;

/** Decides what a session key is granted. Thread-safe. The standard one is in lit-siwe and is called {@code recap}. */
public interface CapabilityBuilder {
    /**
     * Returns a capability that covers every request and keeps to the terms.
     *
     * @param given the capability that the caller brought, if any
     * @throws LitException {@code CAPABILITY_NOT_COVERING} when the given capability lacks a request;
     *     {@code WILDCARD_FORBIDDEN} when the policy forbids what is asked or given
     */
    Capability build(List<ResourceAbilityRequest> requests, Optional<Capability> given, CapabilityTerms terms);

    /**
     * Says whether a capability that was signed earlier may still serve under the same terms.
     *
     * @param signed what was signed
     * @param wanted what {@link #build} answers now
     */
    boolean acceptsSigned(Capability signed, Capability wanted, CapabilityTerms terms);
}
