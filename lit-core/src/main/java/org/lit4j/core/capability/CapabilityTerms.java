package org.lit4j.core.capability;

/**
 * What binds a {@link CapabilityBuilder}.
 *
 * @param policy how much may be granted
 * @param defaultGrant what the dialect grants when no capability is given
 * @param keepsData whether the dialect writes a request's data into the grant
 */
public record CapabilityTerms(CapabilityPolicy policy, DefaultGrant defaultGrant, boolean keepsData) {
    /** What is granted when the caller gives no capability. */
    public enum DefaultGrant {
        /** Every ability ({@code *}{@code /*}) on each requested id. */
        EVERY_ABILITY_ON_REQUESTED_IDS,
        /** Exactly the requested abilities on the requested ids. */
        EXACTLY_REQUESTED
    }
}
