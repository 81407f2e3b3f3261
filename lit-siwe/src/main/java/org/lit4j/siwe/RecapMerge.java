package org.lit4j.siwe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/** Merges capability objects: unrestricted lists give way, restricted ones are joined. */
final class RecapMerge {
    private RecapMerge() {}

    static Recap merge(Recap into, Recap added) {
        Map<String, JsonValue> merged = new LinkedHashMap<>(into.attenuations().members());
        added.attenuations().members().forEach((key, abilities) -> {
            JsonObject before = merged.get(key) instanceof JsonObject there ? there : JsonObject.EMPTY;
            merged.put(key, mergeAbilities(before, (JsonObject) abilities));
        });
        List<Cid> proofs = new ArrayList<>(into.cids());
        for (Cid cid : added.cids()) {
            // Identity, as in the reference: equal proofs of two objects are both kept.
            if (!containsSame(proofs, cid)) {
                proofs.add(cid);
            }
        }
        return new Recap(new JsonObject(merged), proofs);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean containsSame(List<Cid> proofs, Cid cid) {
        return proofs.stream().anyMatch(there -> there == cid);
    }

    private static JsonObject mergeAbilities(JsonObject before, JsonObject added) {
        Map<String, JsonValue> merged = new LinkedHashMap<>(before.members());
        added.members().forEach((ability, list) -> {
            JsonValue there = merged.get(ability);
            merged.put(ability, isUnrestricted(there) ? list : join((JsonArray) there, (JsonArray) list));
        });
        return new JsonObject(merged);
    }

    private static boolean isUnrestricted(@Nullable JsonValue list) {
        return !(list instanceof JsonArray array) || array.values().stream().allMatch(JsonObject.EMPTY::equals);
    }

    private static JsonArray join(@Nullable JsonArray first, JsonArray second) {
        List<JsonValue> all = new ArrayList<>(first == null ? List.of() : first.values());
        all.addAll(second.values());
        return new JsonArray(all);
    }
}
