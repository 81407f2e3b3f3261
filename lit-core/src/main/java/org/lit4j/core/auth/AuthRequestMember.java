package org.lit4j.core.auth;

/** The members of the parameters that an SDK hands to its {@code authNeededCallback}. */
public enum AuthRequestMember {
    CHAIN("chain"),
    STATEMENT("statement"),
    RESOURCES("resources"),
    /** Present only when true. */
    SWITCH_CHAIN_IF_TRUE("switchChain"),
    /** Present when given, even when false. */
    SWITCH_CHAIN_IF_GIVEN("switchChain"),
    EXPIRATION("expiration"),
    URI("uri"),
    /** The place where the SDK hands over the session key, secret included. Nothing is handed over here. */
    SESSION_KEY("sessionKey"),
    NONCE("nonce"),
    /** Present only when given. */
    DOMAIN("domain"),
    REQUESTS("resourceAbilityRequests");

    private final String memberName;

    AuthRequestMember(String memberName) {
        this.memberName = memberName;
    }

    /** Returns the member's name in JSON. */
    public String memberName() {
        return memberName;
    }
}
