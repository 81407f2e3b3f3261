package org.lit4j.siwe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;

/** What capability objects grant by meaning, compared and combined. */
final class RecapAlgebra {
    private RecapAlgebra() {}

    static boolean covers(Recap recap, Recap other) {
        return other.grants().stream().allMatch(grant -> uncovered(recap, grant).isEmpty());
    }

    static Recap union(Recap one, Recap other) {
        Result result = new Result();
        one.grants().forEach(grant -> result.add(grant.resourceKey(), grant.ability(), grant.restrictions()));
        other.grants().forEach(grant -> result.add(grant.resourceKey(), grant.ability(), grant.restrictions()));
        Map<String, Cid> proofs = new LinkedHashMap<>();
        one.cids().forEach(cid -> proofs.putIfAbsent(cid.encoded(), cid));
        other.cids().forEach(cid -> proofs.putIfAbsent(cid.encoded(), cid));
        return result.build(List.copyOf(proofs.values()));
    }

    static Recap minus(Recap recap, Recap removed) {
        Result result = new Result();
        recap.grants().forEach(grant -> result.add(grant.resourceKey(), grant.ability(), uncovered(removed, grant)));
        return result.build(recap.cids());
    }

    static Recap narrowTo(Recap recap, Collection<ResourceAbilityRequest> requests) {
        Result result = new Result();
        for (ResourceAbilityRequest request : requests) {
            Explanation explanation = recap.explain(request, Reading.BY_MEANING);
            if (!explanation.granted()) {
                throw new LitException(
                        ErrorCode.CAPABILITY_NOT_COVERING,
                        "The capability object cannot be narrowed to what it does not grant: " + explanation);
            }
            String key = request.resource().key();
            String ability = request.ability().recapAbility();
            applicable(recap.attenuations(), key, ability)
                    .forEach(grant -> result.add(key, ability, grant.restrictions()));
        }
        return result.build(recap.cids());
    }

    /** Returns the lines that apply to an ability on a key: exact key before wildcard, exact ability before wildcards. */
    static List<RecapGrant> applicable(JsonObject attenuations, String key, String ability) {
        Set<String> keys = new LinkedHashSet<>(List.of(key, wildcardOf(key).orElse(key)));
        List<RecapGrant> found = new ArrayList<>();
        for (String each : keys) {
            for (String one : abilitiesThatApply(ability)) {
                line(attenuations, each, one).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Returns the applicable line that grants most: an unrestricted one if there is one, never an unusable one. */
    static Optional<RecapGrant> granting(List<RecapGrant> applicable) {
        return applicable.stream()
                .filter(RecapGrant::isUnrestricted)
                .findFirst()
                .or(() ->
                        applicable.stream().filter(grant -> !grant.isUnusable()).findFirst());
    }

    static Optional<RecapGrant> line(JsonObject attenuations, String key, String ability) {
        return attenuations.members().get(key) instanceof JsonObject abilities
                        && abilities.members().get(ability) instanceof JsonArray list
                ? Optional.of(new RecapGrant(key, ability, RecapLines.objects(list)))
                : Optional.empty();
    }

    /** Says whether a granted ability means a requested one. */
    static boolean abilityApplies(String granted, String ability) {
        return abilitiesThatApply(ability).contains(granted);
    }

    /** Returns {@code prefix://*} for a key with a prefix. */
    static Optional<String> wildcardOf(String key) {
        int separator = key.indexOf("://");
        return separator < 0 ? Optional.empty() : Optional.of(key.substring(0, separator) + "://*");
    }

    private static Set<String> abilitiesThatApply(String ability) {
        int slash = ability.indexOf('/');
        return new LinkedHashSet<>(
                List.of(ability, ability.substring(0, slash) + "/*", "*" + ability.substring(slash), "*/*"));
    }

    /** Returns those ways to use a grant that an object does not cover, without repetition. */
    private static List<JsonObject> uncovered(Recap by, RecapGrant grant) {
        List<RecapGrant> applicable = applicable(by.attenuations(), grant.resourceKey(), grant.ability());
        if (applicable.stream().anyMatch(RecapGrant::isUnrestricted)) {
            return List.of();
        }
        return simplest(grant.restrictions()).stream()
                .filter(way -> applicable.stream()
                        .noneMatch(other -> other.restrictions().contains(way)))
                .toList();
    }

    private static List<JsonObject> simplest(List<JsonObject> restrictions) {
        return restrictions.contains(JsonObject.EMPTY)
                ? List.of(JsonObject.EMPTY)
                : restrictions.stream().distinct().toList();
    }

    /** Collects grants in their simplest form: no empty list, and {@code [{}]} for every unrestricted one. */
    private static final class Result {
        private final RecapLines lines = new RecapLines();

        void add(String key, String ability, List<JsonObject> restrictions) {
            if (!restrictions.isEmpty()) {
                lines.add(key, ability, restrictions);
            }
        }

        Recap build(List<Cid> proofs) {
            return new Recap(lines.toJson(RecapAlgebra::simplest), proofs);
        }
    }
}
