package org.lit4j.core.capability;

import java.util.List;
import org.lit4j.core.json.JsonObject;

/**
 * A capability object: what is granted, as a signer signs it and nodes read it. Implementations are immutable.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-5573">ERC-5573 (draft, read 2026-11)</a>
 */
public interface Capability {
    /** Returns the SIWE resource: {@code urn:recap:} and unpadded base64url. */
    String urn();

    /** Returns the English statement that the signed message must end with. */
    String statement();

    /**
     * Returns what is granted: resource key → ability ({@code namespace/name}) → list of restriction objects, in the
     * order in which it was added.
     */
    JsonObject attenuations();

    /** Returns the proofs as CID texts, each in its own default form (v0 base58btc, v1 base32). */
    List<String> proofs();

    /**
     * Says whether nodes and SDKs read a grant of the request in this object: of {@code prefix://*} and the exact key
     * only the first that is there counts, and it must have {@code *}{@code /*} or exactly the ability. Restrictions
     * do not matter.
     */
    boolean covers(ResourceAbilityRequest request);

    /**
     * Returns a sentence for each grant of which nodes make something else than it says, such as one hidden by a wildcard
     * entry. {@link org.lit4j.core.LitSessions} logs them at WARN when it is about to have the capability signed.
     */
    default List<String> warnings() {
        return List.of();
    }

    /** Returns a description of the first wildcard (an id or an ability), or an empty list when there is none. */
    List<String> wildcards();
}
