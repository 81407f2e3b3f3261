package org.lit4j.siwe;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.json.JsonObject;
import org.lit4j.siwe.Explanation.Reason;

/** Finds the line that grants a request, or the nearest one and the reason why it does not. */
final class RecapExplainer {
    private final Recap recap;
    private final ResourceAbilityRequest request;
    private final Reading reading;
    private final String key;
    private final String wildcard;
    private final String ability;

    RecapExplainer(Recap recap, ResourceAbilityRequest request, Reading reading) {
        this.recap = recap;
        this.request = request;
        this.reading = reading;
        this.key = request.resource().key();
        this.wildcard = wildcardOf(request);
        this.ability = request.ability().recapAbility();
    }

    /** Says, as nodes match, whether a request is granted; quicker than to explain it. */
    static boolean isMatched(JsonObject attenuations, ResourceAbilityRequest request) {
        return matching(
                        attenuations,
                        keyThatNodesRead(attenuations, request),
                        request.ability().recapAbility())
                .isPresent();
    }

    /** Returns {@code prefix://*} for the request's kind of resource. */
    static String wildcardOf(ResourceAbilityRequest request) {
        return request.resource().prefix() + "://*";
    }

    private static String keyThatNodesRead(JsonObject attenuations, ResourceAbilityRequest request) {
        String wildcard = wildcardOf(request);
        return attenuations.has(wildcard) ? wildcard : request.resource().key();
    }

    Explanation explain() {
        return reading == Reading.AS_NODES_MATCH ? asNodesMatch() : byMeaning();
    }

    private Explanation asNodesMatch() {
        JsonObject attenuations = recap.attenuations();
        String read = keyThatNodesRead(attenuations, request);
        Optional<RecapGrant> granting = matching(attenuations, read, ability);
        if (granting.isPresent()) {
            return answer(Reason.GRANTED, granting);
        }
        Optional<RecapGrant> hidden = read.equals(key) ? Optional.empty() : matching(attenuations, key, ability);
        return hidden.isPresent() ? answer(Reason.HIDDEN_BY_WILDCARD, hidden) : nearest();
    }

    private static Optional<RecapGrant> matching(JsonObject attenuations, String key, String ability) {
        return RecapAlgebra.line(attenuations, key, ability).or(() -> RecapAlgebra.line(attenuations, key, "*/*"));
    }

    private Explanation byMeaning() {
        List<RecapGrant> applicable = RecapAlgebra.applicable(recap.attenuations(), key, ability);
        Optional<RecapGrant> granting = RecapAlgebra.granting(applicable);
        if (granting.isPresent()) {
            return answer(Reason.GRANTED, granting);
        }
        return applicable.isEmpty() ? nearest() : answer(Reason.EMPTY_RESTRICTIONS, Optional.of(applicable.get(0)));
    }

    private Explanation nearest() {
        Optional<RecapGrant> nearest = recap.grants().stream()
                .filter(grant ->
                        grant.resourceKey().startsWith(request.resource().prefix() + "://"))
                .min(Comparator.comparing((RecapGrant grant) -> !isForTheResource(grant))
                        .thenComparing(grant -> !RecapAlgebra.abilityApplies(grant.ability(), ability))
                        .thenComparing(RecapGrant::isUnusable)
                        .thenComparing(grant -> !grant.resourceKey().equals(key))
                        .thenComparing(RecapGrant::resourceKey)
                        .thenComparing(RecapGrant::ability));
        if (nearest.isEmpty()) {
            return answer(Reason.NOTHING_OF_THIS_KIND, nearest);
        }
        return answer(isForTheResource(nearest.get()) ? Reason.OTHER_ABILITY : Reason.OTHER_ID, nearest);
    }

    private boolean isForTheResource(RecapGrant grant) {
        return grant.resourceKey().equals(key) || grant.resourceKey().equals(wildcard);
    }

    private Explanation answer(Reason reason, Optional<RecapGrant> entry) {
        return new Explanation(request, reading, reason, entry);
    }
}
