package org.lit4j.siwe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.CapabilityTerms;
import org.lit4j.core.capability.CapabilityTerms.DefaultGrant;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

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
            Capability exact = exactly(requests, given, terms);
            refuseWildcards(exact);
            return exact;
        }
        if (terms.policy() == CapabilityPolicy.EXACTLY_REQUESTED) {
            return exactly(requests, given, terms);
        }
        return given.orElseGet(() -> terms.defaultGrant() == DefaultGrant.EVERY_ABILITY_ON_REQUESTED_IDS
                ? everyAbility(requests)
                : exactly(requests, Optional.empty(), terms));
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

    /** Grants the requests and no more; what the caller's capability restricts stays restricted, its proofs stay. */
    private static Recap exactly(
            List<ResourceAbilityRequest> requests, Optional<Capability> given, CapabilityTerms terms) {
        Recap.Builder recap = Recap.builder();
        for (ResourceAbilityRequest request : requests) {
            List<JsonObject> restrictions = given.map(capability -> restrictions(capability, request))
                    .orElseGet(() -> List.of(
                            terms.keepsData() ? request.restrictions().orElse(JsonObject.EMPTY) : JsonObject.EMPTY));
            restrictions.forEach(one -> recap.grant(request.resource(), request.ability(), one));
        }
        given.ifPresent(capability -> capability.proofs().forEach(proof -> recap.proof(Cid.parse(proof))));
        return recap.build();
    }

    /** Returns the restrictions of the entry by which nodes find the request granted. */
    private static List<JsonObject> restrictions(Capability given, ResourceAbilityRequest request) {
        Map<String, JsonValue> all = given.attenuations().members();
        JsonValue wildcard = all.get(request.resource().prefix() + "://*");
        JsonValue entry = wildcard == null ? all.get(request.resource().key()) : wildcard;
        Map<String, JsonValue> abilities = entry instanceof JsonObject object ? object.members() : Map.of();
        JsonValue list = abilities.get(request.ability().recapAbility());
        JsonValue found = list == null ? abilities.get("*/*") : list;
        return found instanceof JsonArray array
                ? array.values().stream().map(JsonObject.class::cast).toList()
                : List.of();
    }

    private static void requireCovering(Capability given, List<ResourceAbilityRequest> requests) {
        for (ResourceAbilityRequest request : requests) {
            if (!given.covers(request)) {
                throw new LitException(
                        ErrorCode.CAPABILITY_NOT_COVERING,
                        "The capability given does not cover the request " + request + "; it grants "
                                + given.attenuations() + ". Grant it there, or leave the request out.");
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
