package org.lit4j.siwe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
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

/**
 * A capability object. Immutable. The order in which resources and abilities were added is kept, but neither equality nor
 * the encoded form nor the statement depends on it.
 *
 * <p>{@link #covers(ResourceAbilityRequest)} answers as nodes match ({@link Reading#AS_NODES_MATCH}); the algebra,
 * {@link #covers(Capability)}, {@link #union}, {@link #minus} and {@link #narrowTo}, is about what is granted by meaning
 * ({@link Reading#BY_MEANING}). Its rules:
 *
 * <ul>
 *   <li>A grant covers another when its key is the same or {@code prefix://*}, its ability the same or wider by {@code *},
 *       and its restriction list has {@code {}} or every object of the other's list. Several grants may share the work.
 *   <li>A list that has {@code {}} is unrestricted, {@code []} grants nothing, and other objects are alternatives that are
 *       compared by value ({@link RecapGrant}).
 *   <li>Results are in their simplest form: no grant with {@code []}, no object twice, {@code [{}]} for every list that is
 *       unrestricted. Grants that another one covers stay.
 *   <li>Nodes may make something else of a result; {@link #warnings} says so.
 * </ul>
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
     * Returns any capability as a capability object.
     *
     * @throws LitException {@code RECAP_INVALID} or {@code CID_INVALID} when a foreign implementation does not keep to its
     *     contract
     */
    public static Recap of(Capability capability) {
        return capability instanceof Recap recap
                ? recap
                : of(
                        capability.attenuations(),
                        capability.proofs().stream().map(Cid::parse).toList());
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

    /** Returns the lines, in the order in which they were added. */
    public List<RecapGrant> grants() {
        return RecapLines.all(attenuations);
    }

    @Override
    public boolean covers(ResourceAbilityRequest request) {
        return RecapExplainer.isMatched(attenuations, request);
    }

    /**
     * Says whether this object grants, by meaning, everything that the other grants. Proofs do not matter.
     *
     * @throws LitException as {@link #of(Capability)}
     */
    public boolean covers(Capability other) {
        return RecapAlgebra.covers(this, of(other));
    }

    /** Says why a request is granted or not, as nodes match. */
    public Explanation explain(ResourceAbilityRequest request) {
        return explain(request, Reading.AS_NODES_MATCH);
    }

    /** Says why a request is granted or not. Restrictions that travel with the request do not matter. */
    public Explanation explain(ResourceAbilityRequest request, Reading reading) {
        return new RecapExplainer(this, request, reading).explain();
    }

    /**
     * Returns what this object or the other grants. It covers both and nothing that neither covers. Up to the order of
     * what it holds, the arguments may be exchanged.
     */
    public Recap union(Recap other) {
        return RecapAlgebra.union(this, other);
    }

    /**
     * Returns what is left of this object's grants when those ways to use them are taken away that the other covers.
     *
     * <p>What is left covers nothing that the other covers, except inside a grant that is wider than what the other covers
     * of it: all ids less one cannot be written, so {@code lit-pkp://*} stays whole, and so does an unrestricted grant of
     * which the other has a restricted one. Together with the other, what is left covers this object.
     */
    public Recap minus(Recap other) {
        return RecapAlgebra.minus(this, other);
    }

    /**
     * Returns an object that grants exactly the requests, with the restrictions that this object puts on them. Restrictions
     * that travel with the requests do not matter.
     *
     * @throws LitException {@code CAPABILITY_NOT_COVERING} with the explanation when this object does not grant one of them
     *     by meaning
     */
    public Recap narrowTo(Collection<ResourceAbilityRequest> requests) {
        return RecapAlgebra.narrowTo(this, requests);
    }

    /**
     * Returns a sentence for each grant on which the two readings differ, and for whatever makes nodes drop the object or
     * refuse its statement; an empty list when nodes read what it says.
     */
    @Override
    public List<String> warnings() {
        return RecapWarnings.of(this);
    }

    @Override
    public List<String> wildcards() {
        return RecapRules.wildcards(attenuations);
    }

    /** Returns a builder that begins with what this object grants. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Returns a capability object that grants what both grant, merged as siwe-recap merges. */
    public Recap merge(Recap other) {
        return RecapMerge.merge(this, other);
    }

    /** Compares what is granted, with restriction lists in their order, and the proofs in the form that is encoded. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Recap that
                && attenuations.equals(that.attenuations)
                && cids.stream()
                        .map(Cid::encoded)
                        .toList()
                        .equals(that.cids.stream().map(Cid::encoded).toList());
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
        private final RecapLines lines;
        private final List<Cid> proofs;

        private Builder(Recap from) {
            lines = RecapLines.of(from.attenuations);
            proofs = new ArrayList<>(from.cids);
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
            RecapRules.checkGrant(resourceKey, namespace, name, restriction);
            lines.add(resourceKey, namespace + "/" + name, List.of(restriction));
            return this;
        }

        public Builder proof(Cid cid) {
            proofs.add(cid);
            return this;
        }

        public Recap build() {
            return new Recap(lines.toJson(List::copyOf), proofs);
        }
    }

    static LitException invalid(String problem) {
        return new LitException(ErrorCode.RECAP_INVALID, "The capability object " + problem + " (ERC-5573).");
    }
}
