package org.lit4j.siwe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/**
 * A capability object. Immutable. The order in which grants were added is kept, but neither the encoded form nor the
 * statement depends on it.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-5573">ERC-5573 (draft, read 2026-11)</a>
 */
public final class Recap implements Capability {
    /** What every encoded capability object begins with. */
    public static final String URN_PREFIX = "urn:recap:";
    /** A capability object that grants nothing. */
    public static final Recap EMPTY = new Recap(JsonObject.EMPTY, List.of());

    private final JsonObject attenuations;
    private final List<Cid> cids;

    /** Expects attenuations that {@link RecapRules} has checked. */
    Recap(JsonObject attenuations, List<Cid> cids) {
        this.attenuations = attenuations;
        this.cids = List.copyOf(cids);
    }

    /** Starts a capability object. */
    public static Builder builder() {
        return new Builder(EMPTY);
    }

    /**
     * Makes a capability object of attenuations in any order.
     *
     * @throws LitException {@code RECAP_INVALID}
     */
    public static Recap of(JsonObject attenuations, List<Cid> proofs) {
        return new Recap(RecapRules.checked(attenuations), proofs);
    }

    /**
     * Reads an encoded capability object.
     *
     * @param urn {@code urn:recap:} and base64url, padding tolerated
     * @throws LitException {@code RECAP_INVALID}; {@code CID_INVALID} for a proof
     */
    public static Recap decode(String urn) {
        return RecapDecoder.decode(urn);
    }

    /** Says whether a SIWE resource claims to be a capability object. */
    public static boolean isRecap(String resource) {
        return resource.startsWith(URN_PREFIX);
    }

    @Override
    public String urn() {
        return URN_PREFIX
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(payload().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the canonical JSON inside the URN. */
    public String payload() {
        JsonObject all = JsonObject.builder()
                .put("att", attenuations)
                .put("prf", JsonArray.ofStrings(cids.stream().map(Cid::encoded).toList()))
                .build();
        return new String(Utf8.encode(all.canonical()), StandardCharsets.UTF_8);
    }

    @Override
    public String statement() {
        return RecapStatement.of(attenuations);
    }

    @Override
    public JsonObject attenuations() {
        return attenuations;
    }

    @Override
    public List<String> proofs() {
        return cids.stream().map(Cid::toString).toList();
    }

    /** Returns the proofs. */
    public List<Cid> cids() {
        return cids;
    }

    @Override
    public boolean covers(ResourceAbilityRequest request) {
        JsonValue entry = attenuations.members().get(request.resource().prefix() + "://*");
        if (entry == null) {
            entry = attenuations.members().get(request.resource().key());
        }
        return entry instanceof JsonObject abilities
                && (abilities.has("*/*") || abilities.has(request.ability().recapAbility()));
    }

    @Override
    public List<String> wildcards() {
        List<String> found = new ArrayList<>();
        attenuations.members().forEach((key, abilities) -> {
            if (key.endsWith("://*")) {
                found.add("the id * of " + key);
            }
            ((JsonObject) abilities)
                    .members().keySet().stream()
                            .filter(ability -> ability.contains("*"))
                            .forEach(ability -> found.add("the ability " + ability + " on " + key));
        });
        return found;
    }

    /** Returns a builder that begins with what this object grants. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Returns a capability object that grants what both grant, merged as siwe-recap merges. */
    public Recap merge(Recap other) {
        return RecapMerge.merge(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Recap that && attenuations.equals(that.attenuations) && cids.equals(that.cids);
    }

    @Override
    public int hashCode() {
        return attenuations.hashCode();
    }

    @Override
    public String toString() {
        return "Recap" + attenuations;
    }

    /** Collects grants. One thread at a time. */
    public static final class Builder {
        private final Map<String, Map<String, List<JsonValue>>> grants = new LinkedHashMap<>();
        private final List<Cid> proofs = new ArrayList<>();

        private Builder(Recap from) {
            from.attenuations.members().forEach((key, abilities) -> {
                Map<String, List<JsonValue>> copy = abilitiesOf(key);
                ((JsonObject) abilities)
                        .members()
                        .forEach((ability, list) -> copy.put(ability, new ArrayList<>(((JsonArray) list).values())));
            });
            proofs.addAll(from.cids);
        }

        /**
         * Grants an ability on a Lit resource, unrestricted.
         *
         * @throws LitException {@code ABILITY_NOT_SUPPORTED}
         */
        public Builder grant(LitResource resource, LitAbility ability) {
            return grant(resource, ability, JsonObject.EMPTY);
        }

        /**
         * Grants an ability on a Lit resource with a restriction (nota bene).
         *
         * @throws LitException {@code ABILITY_NOT_SUPPORTED}
         */
        public Builder grant(LitResource resource, LitAbility ability, JsonObject restriction) {
            ResourceAbilityRequest.of(resource, ability);
            return grant(resource.key(), ability.recapNamespace(), ability.recapName(), restriction);
        }

        /** Grants every ability ({@code *}{@code /*}) on a Lit resource. */
        public Builder grantAll(LitResource resource) {
            return grant(resource.key(), "*", "*", JsonObject.EMPTY);
        }

        /**
         * Grants any ability on any resource.
         *
         * @param namespace one or more of letters, digits and {@code . * _ + -}
         * @param name as the namespace
         * @throws LitException {@code RECAP_INVALID}
         */
        public Builder grant(String resourceKey, String namespace, String name, JsonObject restriction) {
            RecapRules.checkAbilityPart("namespace", namespace);
            RecapRules.checkAbilityPart("name", name);
            abilitiesOf(resourceKey)
                    .computeIfAbsent(namespace + "/" + name, key -> new ArrayList<>())
                    .add(restriction);
            return this;
        }

        public Builder proof(Cid cid) {
            proofs.add(cid);
            return this;
        }

        public Recap build() {
            JsonObject.Builder all = JsonObject.builder();
            grants.forEach((key, abilities) -> {
                JsonObject.Builder one = JsonObject.builder();
                abilities.forEach((ability, list) -> one.put(ability, new JsonArray(list)));
                all.put(key, one.build());
            });
            return new Recap(all.build(), proofs);
        }

        private Map<String, List<JsonValue>> abilitiesOf(String key) {
            return grants.computeIfAbsent(key, k -> new LinkedHashMap<>());
        }
    }

    static LitException invalid(String problem) {
        return new LitException(ErrorCode.RECAP_INVALID, "The capability object " + problem + " (ERC-5573).");
    }
}
