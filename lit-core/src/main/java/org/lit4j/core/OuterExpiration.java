package org.lit4j.core;

/** When session signatures end in relation to the AuthSig inside them. */
public enum OuterExpiration {
    /** Never after the AuthSig: a signature that outlives its delegation promises what no node accepts. */
    WITHIN_DELEGATION,
    /** As the SDK writes it, even beyond the end of the AuthSig. */
    AS_SDK
}
