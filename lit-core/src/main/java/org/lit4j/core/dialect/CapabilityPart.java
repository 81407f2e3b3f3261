package org.lit4j.core.dialect;

/** What a session signature's list of capabilities is made of. */
public enum CapabilityPart {
    /** AuthSigs that the caller brings along. */
    CAPABILITY_AUTH_SIGS,
    /** The AuthSig in which somebody lets the user spend capacity. */
    CAPACITY_DELEGATION,
    /** The AuthSig of the user: the delegation to the session key. */
    DELEGATION
}
