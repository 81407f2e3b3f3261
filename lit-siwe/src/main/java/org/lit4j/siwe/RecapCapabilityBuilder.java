package org.lit4j.siwe;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.CapabilityTerms;
import org.lit4j.core.capability.CapabilityTerms.DefaultGrant;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;

/** Grants by ERC-5573 capability objects. Stateless and thread-safe. */
public final class RecapCapabilityBuilder implements CapabilityBuilder {
    @Override
    public Capability build(List<ResourceAbilityRequest> requests, Optional<Capability> given, CapabilityTerms terms) {
        given.ifPresent(capability -> requireCovering(capability, requests, terms));
        if (terms.policy() == CapabilityPolicy.NO_WILDCARDS) {
            given.ifPresent(RecapCapabilityBuilder::refuseWildcards);
            Recap exact = exactly(requests, terms);
            refuseWildcards(exact);
            return given.orElse(exact);
        }
        if (terms.policy() == CapabilityPolicy.EXACTLY_REQUESTED) {
            return given.map(capability -> narrowed(capability, requests, terms))
                    .orElseGet(() -> exactly(requests, terms));
        }
        return given.orElseGet(() -> terms.defaultGrant() == DefaultGrant.EVERY_ABILITY_ON_REQUESTED_IDS
                ? everyAbility(requests, terms)
                : exactly(requests, terms));
    }

    @Override
    public boolean acceptsSigned(Capability signed, Capability wanted, CapabilityTerms terms) {
        return switch (terms.policy()) {
            case SDK_DEFAULT -> true;
            case EXACTLY_REQUESTED -> signed.attenuations().equals(wanted.attenuations());
            case NO_WILDCARDS -> signed.wildcards().isEmpty();
        };
    }

    private static Recap everyAbility(List<ResourceAbilityRequest> requests, CapabilityTerms terms) {
        Recap.Builder recap = Recap.builder();
        requests.forEach(request -> recap.grantAll(normalised(request, terms)));
        return recap.build();
    }

    private static Recap exactly(List<ResourceAbilityRequest> requests, CapabilityTerms terms) {
        Recap.Builder recap = Recap.builder();
        for (ResourceAbilityRequest request : requests) {
            JsonObject restriction =
                    terms.keepsData() ? request.restrictions().orElse(JsonObject.EMPTY) : JsonObject.EMPTY;
            recap.grant(normalised(request, terms), request.ability(), restriction);
        }
        return recap.build();
    }

    /** What is requested, if that is within what was given; else the same with the restrictions that were given. */
    private static Recap narrowed(Capability given, List<ResourceAbilityRequest> requests, CapabilityTerms terms) {
        Recap limits = Recap.of(given);
        Recap exact = exactly(requests, terms);
        return limits.covers(exact)
                ? exact
                : limits.narrowTo(requests.stream()
                        .map(request -> normalisedRequest(request, terms))
                        .toList());
    }

    private static void requireCovering(
            Capability given, List<ResourceAbilityRequest> requests, CapabilityTerms terms) {
        for (ResourceAbilityRequest request : requests) {
            ResourceAbilityRequest asked = normalisedRequest(request, terms);
            if (!given.covers(asked)) {
                throw new LitException(
                        ErrorCode.CAPABILITY_NOT_COVERING,
                        "The capability given does not cover every request: "
                                + Recap.of(given).explain(asked) + " Grant it there, or leave the request out.");
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

    private static ResourceAbilityRequest normalisedRequest(ResourceAbilityRequest request, CapabilityTerms terms) {
        return ResourceAbilityRequest.of(normalised(request, terms), request.ability());
    }

    private static LitResource normalised(ResourceAbilityRequest request, CapabilityTerms terms) {
        return terms.normaliser().apply(request.resource());
    }
}
