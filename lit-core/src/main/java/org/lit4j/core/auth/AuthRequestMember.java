package org.lit4j.core.auth;

/** The members of the parameters that an SDK hands to its {@code authNeededCallback}. */
public enum AuthRequestMember {
    CHAIN,
    STATEMENT,
    RESOURCES,
    /** Present only when true. */
    SWITCH_CHAIN_IF_TRUE,
    EXPIRATION,
    URI,
    NONCE
}
