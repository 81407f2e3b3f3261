package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;

import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * What a session signature is judged for: whom it is shown to, and what its holder wants. Immutable. There is no way to
 * leave out the audience: without it, a signature made for one service opens every other.
 *
 * @param audience the address of the service itself, as its clients write it into the document: {@code host:port} or a URL
 * @param resource what is wanted; the id {@code *} is wanted only by who asks for all
 * @param ability what is to be done with it
 */
public record VerificationRequest(String audience, LitResource resource, LitAbility ability) {
    /**
     * Checks the parts.
     *
     * @throws LitException {@code SETTING_INVALID} for an audience without a host
     */
    public VerificationRequest {
        requireNonNull(resource, "resource");
        requireNonNull(ability, "ability");
        if (NodeAddress.normalised(requireNonNull(audience, "audience")).isEmpty()) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The audience of a verification is empty. Give the address of the service that judges, as its"
                            + " clients know it.");
        }
    }

    /** Makes it of a pair of resource and ability. */
    public static VerificationRequest of(String audience, ResourceAbilityRequest request) {
        return new VerificationRequest(audience, request.resource(), request.ability());
    }

    @Override
    public String toString() {
        return resource.key() + "#" + ability + " for " + audience;
    }
}
