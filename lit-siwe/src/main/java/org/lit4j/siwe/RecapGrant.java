package org.lit4j.siwe;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.lit4j.core.json.JsonObject;

/**
 * One line of a capability object: an ability on a resource, with its restriction list (nota bene). Immutable.
 *
 * <p>The objects of the list are alternatives: each is one way in which the ability may be used. {@code {}} among them
 * leaves the use unrestricted; an empty list leaves no way at all. Other objects are not understood here, only compared by
 * value.
 *
 * @param resourceKey such as {@code lit-pkp://*}
 * @param ability {@code namespace/name}, such as {@code Threshold/Signing}
 * @param restrictions the list as it stands
 * @see <a href="https://eips.ethereum.org/EIPS/eip-5573">ERC-5573 (draft), ReCap Details Object Schema</a>
 */
public record RecapGrant(String resourceKey, String ability, List<JsonObject> restrictions) {
    public RecapGrant {
        requireNonNull(resourceKey, "resourceKey");
        requireNonNull(ability, "ability");
        restrictions = List.copyOf(restrictions);
    }

    /** Says whether one of the alternatives is {@code {}}. */
    public boolean isUnrestricted() {
        return restrictions.contains(JsonObject.EMPTY);
    }

    /** Says whether the list is {@code []}, which leaves no way to use the ability. */
    public boolean isUnusable() {
        return restrictions.isEmpty();
    }

    /** Returns, for instance, {@code Threshold/Signing on lit-pkp://*}. */
    @Override
    public String toString() {
        return ability + " on " + resourceKey;
    }
}
