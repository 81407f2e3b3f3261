package org.lit4j.core.capability;

/** How much a session key may be granted. */
public enum CapabilityPolicy {
    /** What the dialect's SDK grants; from v3.2 on, where that is nothing, exactly what is requested. */
    SDK_DEFAULT,
    /**
     * Offers the signer an empty capability: the signer writes the grant itself, from the requests, as callbacks do since
     * SDK 3.1. Its answer must cover the requests all the same.
     */
    SIGNER_DECIDES,
    /** Exactly the abilities and ids that are requested; a capability given by the caller is narrowed to them. */
    EXACTLY_REQUESTED,
    /** Exactly what is requested, and no wildcard: neither an id {@code *} nor an ability with {@code *}. */
    NO_WILDCARDS
}
