package org.lit4j.core.capability;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;

/**
 * One thing that is asked: an ability on a resource. Immutable.
 *
 * @param data restrictions that travel with the request, or null for none
 */
public record ResourceAbilityRequest(
        LitResource resource, LitAbility ability, @Nullable JsonObject data) {
    /**
     * Refuses a pair that does not exist.
     *
     * @throws LitException {@code ABILITY_NOT_SUPPORTED} when the ability does not belong to the resource
     */
    public ResourceAbilityRequest {
        requireNonNull(resource, "resource");
        requireNonNull(ability, "ability");
        if (!resource.supports(ability)) {
            throw new LitException(
                    ErrorCode.ABILITY_NOT_SUPPORTED,
                    "Resource " + resource.key() + " does not support the ability " + ability + "; it supports "
                            + resource.kind().abilities() + ".");
        }
    }

    public static ResourceAbilityRequest of(LitResource resource, LitAbility ability) {
        return new ResourceAbilityRequest(resource, ability, null);
    }

    /**
     * Reads {@code RESOURCE_KEY#ability}, split at the last {@code #}.
     *
     * @throws LitException {@code RESOURCE_INVALID}, {@code ABILITY_UNKNOWN} or {@code ABILITY_NOT_SUPPORTED}
     */
    public static ResourceAbilityRequest parse(String text) {
        int hash = text.lastIndexOf('#');
        if (hash < 0) {
            throw new LitException(
                    ErrorCode.RESOURCE_INVALID,
                    "Request '" + text + "' has no '#'. Write it like lit-pkp://*#pkp-signing.");
        }
        return of(LitResource.parse(text.substring(0, hash)), LitAbility.parse(text.substring(hash + 1)));
    }

    /** Returns the same request for another resource. */
    public ResourceAbilityRequest withResource(LitResource other) {
        return new ResourceAbilityRequest(other, ability, data);
    }

    /** Returns the JSON object that stands for this request in signed documents: data only if there. */
    public JsonObject toJson(ResourceMemberOrder order) {
        JsonObject.Builder out =
                JsonObject.builder().put("resource", resource.toJson(order)).put("ability", ability.wireName());
        restrictions().ifPresent(value -> out.put("data", value));
        return out.build();
    }

    /** Returns the restrictions that travel with the request. */
    public Optional<JsonObject> restrictions() {
        return Optional.ofNullable(data);
    }

    @Override
    public String toString() {
        return resource.key() + "#" + ability;
    }
}
