package org.lit4j.siwe;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.lit4j.core.capability.ResourceAbilityRequest;

/**
 * Why a capability object grants a request or does not. Immutable.
 *
 * @param request what was asked
 * @param reading how the object was read
 * @param reason the one reason
 * @param entry the line that grants the request, or the one that comes nearest to it; empty only for
 *     {@link Reason#NOTHING_OF_THIS_KIND}
 */
public record Explanation(ResourceAbilityRequest request, Reading reading, Reason reason, Optional<RecapGrant> entry) {
    /** The answer in one word. */
    public enum Reason {
        /** The entry grants it. */
        GRANTED,
        /** The entry is for another id of the same kind of resource. */
        OTHER_ID,
        /** The entry is for the resource, but for another ability. */
        OTHER_ABILITY,
        /**
         * The entry would grant it, but there is one for {@code prefix://*} too, and nodes and SDKs then read only that
         * one.
         */
        HIDDEN_BY_WILDCARD,
        /** The entry fits, but its restriction list is {@code []}, which leaves no way to use it. */
        EMPTY_RESTRICTIONS,
        /** Nothing is granted on any resource of this kind. */
        NOTHING_OF_THIS_KIND
    }

    public Explanation {
        requireNonNull(request, "request");
        requireNonNull(reading, "reading");
        requireNonNull(reason, "reason");
        if (entry.isEmpty() != (reason == Reason.NOTHING_OF_THIS_KIND)) {
            throw new IllegalArgumentException("reason " + reason + " with entry " + entry);
        }
    }

    public boolean granted() {
        return reason == Reason.GRANTED;
    }

    /** Returns one English sentence. */
    @Override
    public String toString() {
        String start = reading == Reading.BY_MEANING ? "By meaning, " : "As nodes match, ";
        return start + request + (granted() ? " is granted by " + line() + restricted() : " is not granted: " + why())
                + ".";
    }

    private String why() {
        return switch (reason) {
            case GRANTED -> "";
            case OTHER_ID ->
                "the nearest grant, " + line() + ", is for "
                        + (request.resource().id().equals("*") ? "one id, and that is not all of them" : "another id");
            case OTHER_ABILITY -> "the nearest grant, " + line() + ", is for another ability; needed is " + needed();
            case HIDDEN_BY_WILDCARD ->
                line() + " would grant it, but nodes and SDKs read only the entry for "
                        + RecapExplainer.wildcardOf(request) + ", which does not";
            case EMPTY_RESTRICTIONS -> line() + " has the empty restriction list [], which leaves no way to use it";
            case NOTHING_OF_THIS_KIND ->
                "there is no grant on any resource " + request.resource().prefix() + "://…";
        };
    }

    private String line() {
        return entry.map(RecapGrant::toString).orElse("");
    }

    private String restricted() {
        return entry.filter(grant -> !grant.isUnrestricted())
                .map(grant -> ", restricted to " + grant.restrictions())
                .orElse("");
    }

    private String needed() {
        String exact = request.ability().recapAbility();
        boolean wildcard = entry.filter(grant -> RecapAlgebra.abilityApplies(grant.ability(), exact))
                .isPresent();
        return exact + " or */*" + (wildcard ? ", for nodes and SDKs know no other wildcard" : "");
    }
}
