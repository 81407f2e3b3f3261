package org.lit4j.core.capability;

/** The order of a resource's members in signed documents. */
public enum ResourceMemberOrder {
    /** {@code {"resource":…,"resourcePrefix":…}}: v3 to v7. */
    RESOURCE_THEN_PREFIX,
    /** {@code {"resourcePrefix":…,"resource":…}}: v8. */
    PREFIX_THEN_RESOURCE
}
