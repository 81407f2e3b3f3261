package org.lit4j.siwe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/** The lines of a capability object while they are being collected, in the order in which they come. */
final class RecapLines {
    private final Map<String, Map<String, List<JsonObject>>> lines = new LinkedHashMap<>();

    /** Starts with checked attenuations. */
    static RecapLines of(JsonObject attenuations) {
        RecapLines copy = new RecapLines();
        attenuations.members().keySet().forEach(copy::abilitiesOf);
        all(attenuations).forEach(grant -> copy.add(grant.resourceKey(), grant.ability(), grant.restrictions()));
        return copy;
    }

    /** Returns the lines of checked attenuations. */
    static List<RecapGrant> all(JsonObject attenuations) {
        List<RecapGrant> grants = new ArrayList<>();
        attenuations
                .members()
                .forEach((key, abilities) -> ((JsonObject) abilities)
                        .members()
                        .forEach((ability, list) ->
                                grants.add(new RecapGrant(key, ability, objects((JsonArray) list)))));
        return grants;
    }

    static List<JsonObject> objects(JsonArray list) {
        return list.values().stream().map(JsonObject.class::cast).toList();
    }

    void add(String key, String ability, List<JsonObject> restrictions) {
        abilitiesOf(key).computeIfAbsent(ability, a -> new ArrayList<>()).addAll(restrictions);
    }

    /**
     * Returns the attenuations.
     *
     * @param form changes each restriction list
     */
    JsonObject toJson(UnaryOperator<List<JsonObject>> form) {
        JsonObject.Builder all = JsonObject.builder();
        lines.forEach((key, abilities) -> {
            JsonObject.Builder one = JsonObject.builder();
            abilities.forEach(
                    (ability, list) -> one.put(ability, new JsonArray(List.<JsonValue>copyOf(form.apply(list)))));
            all.put(key, one.build());
        });
        return all.build();
    }

    private Map<String, List<JsonObject>> abilitiesOf(String key) {
        return lines.computeIfAbsent(key, k -> new LinkedHashMap<>());
    }
}
