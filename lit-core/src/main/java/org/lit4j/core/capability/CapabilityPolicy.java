package org.lit4j.core.capability;

/** How much a session key may be granted. */
public enum CapabilityPolicy {
    /** What the dialect's SDK grants. */
    SDK_DEFAULT,
    /** Exactly the abilities and ids that are requested; a capability given by the caller is narrowed to them. */
    EXACTLY_REQUESTED,
    /** Exactly what is requested, and no wildcard: neither an id {@code *} nor an ability with {@code *}. */
    NO_WILDCARDS
}
