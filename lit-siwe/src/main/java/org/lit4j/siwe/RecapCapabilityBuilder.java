package org.lit4j.siwe;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.CapabilityTerms;
import org.lit4j.core.capability.CapabilityTerms.DefaultGrant;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;

/** Grants by ERC-5573 capability objects. Stateless and thread-safe. */
public final class RecapCapabilityBuilder implements CapabilityBuilder {
    @Override
    public Capability build(List<ResourceAbilityRequest> requests, Optional<Capability> given, CapabilityTerms terms) {
        if (terms.policy() == CapabilityPolicy.SIGNER_DECIDES) {
            return given.orElse(Recap.EMPTY);
        }
        given.ifPresent(capability -> requireCovering(capability, requests));
        if (terms.policy() == CapabilityPolicy.NO_WILDCARDS) {
            given.ifPresent(RecapCapabilityBuilder::refuseWildcards);
            Recap exact = narrowed(requests, given, terms);
            refuseWildcards(exact);
            return exact;
        }
        if (terms.policy() == CapabilityPolicy.EXACTLY_REQUESTED) {
            return narrowed(requests, given, terms);
        }
        return given.orElseGet(() -> terms.defaultGrant() == DefaultGrant.EVERY_ABILITY_ON_REQUESTED_IDS
                ? everyAbility(requests)
                : exactly(requests, terms));
    }

    @Override
    public boolean acceptsSigned(Capability signed, Capability wanted, CapabilityTerms terms) {
        return switch (terms.policy()) {
            case SDK_DEFAULT, SIGNER_DECIDES -> true;
            case EXACTLY_REQUESTED -> signed.attenuations().equals(wanted.attenuations());
            case NO_WILDCARDS -> signed.wildcards().isEmpty();
        };
    }

    private static Recap everyAbility(List<ResourceAbilityRequest> requests) {
        Recap.Builder recap = Recap.builder();
        requests.forEach(request -> recap.grantAll(request.resource()));
        return recap.build();
    }

    private static Recap exactly(List<ResourceAbilityRequest> requests, CapabilityTerms terms) {
        Recap.Builder recap = Recap.builder();
        for (ResourceAbilityRequest request : requests) {
            recap.grant(
                    request.resource(),
                    request.ability(),
                    terms.keepsData() ? request.restrictions().orElse(JsonObject.EMPTY) : JsonObject.EMPTY);
        }
        return recap.build();
    }

    /** Grants the requests and no more; what the caller's capability restricts stays restricted, its proofs stay. */
    private static Recap narrowed(
            List<ResourceAbilityRequest> requests, Optional<Capability> given, CapabilityTerms terms) {
        Recap exact = exactly(requests, terms);
        if (given.isEmpty()) {
            return exact;
        }
        Recap limits = Recap.of(given.get());
        return limits.covers(exact) ? Recap.of(exact.attenuations(), limits.cids()) : limits.narrowTo(requests);
    }

    private static void requireCovering(Capability given, List<ResourceAbilityRequest> requests) {
        for (ResourceAbilityRequest request : requests) {
            if (!given.covers(request)) {
                throw new LitException(
                        ErrorCode.CAPABILITY_NOT_COVERING,
                        "The capability given does not cover every request: "
                                + Recap.of(given).explain(request) + " Grant it there, or leave the request out.");
            }
        }
    }

    private static void refuseWildcards(Capability capability) {
        if (!capability.wildcards().isEmpty()) {
            throw new LitException(
                    ErrorCode.WILDCARD_FORBIDDEN,
                    "The policy forbids wildcards, but there is " + String.join(", and ", capability.wildcards())
                            + ". Name ids and abilities one by one.");
        }
    }
}
