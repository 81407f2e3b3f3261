package org.lit4j.core.dialect;

import static org.lit4j.core.auth.AuthRequestMember.CHAIN;
import static org.lit4j.core.auth.AuthRequestMember.DOMAIN;
import static org.lit4j.core.auth.AuthRequestMember.EXPIRATION;
import static org.lit4j.core.auth.AuthRequestMember.NONCE;
import static org.lit4j.core.auth.AuthRequestMember.REQUESTS;
import static org.lit4j.core.auth.AuthRequestMember.RESOURCES;
import static org.lit4j.core.auth.AuthRequestMember.SESSION_KEY;
import static org.lit4j.core.auth.AuthRequestMember.STATEMENT;
import static org.lit4j.core.auth.AuthRequestMember.SWITCH_CHAIN_IF_GIVEN;
import static org.lit4j.core.auth.AuthRequestMember.SWITCH_CHAIN_IF_TRUE;
import static org.lit4j.core.auth.AuthRequestMember.URI;
import static org.lit4j.core.dialect.CapabilityPart.CAPABILITY_AUTH_SIGS;
import static org.lit4j.core.dialect.CapabilityPart.CAPACITY_DELEGATION;
import static org.lit4j.core.dialect.CapabilityPart.DELEGATION;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.capability.CapabilityTerms.DefaultGrant;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.capability.ResourceMemberOrder;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyPair.SecretForm;

/** The dialects that are built in. Each states what differs from the one before. */
public final class Dialects {
    /** SDK 3.0, the original. */
    public static final Dialect V3 = Dialect.builder("v3")
            .kinds(EnumSet.of(Kind.ACCESS_CONTROL_CONDITION, Kind.PKP, Kind.RATE_LIMIT_INCREASE, Kind.LIT_ACTION))
            .firstCall(List.of(CHAIN, STATEMENT, RESOURCES, SWITCH_CHAIN_IF_TRUE, EXPIRATION, URI, NONCE))
            .resignCall(List.of(CHAIN, STATEMENT, RESOURCES, SWITCH_CHAIN_IF_TRUE, EXPIRATION, URI, NONCE))
            .delegationLifetime(Duration.ofHours(24))
            .sessionLifetime(Optional.of(Duration.ofMinutes(5)))
            .defaultGrant(DefaultGrant.EVERY_ABILITY_ON_REQUESTED_IDS)
            .statementQuoting(StatementQuoting.ALL_TO_APOSTROPHE)
            .build();

    /** SDK 3.1 and 3.2: capacity delegations, restrictions, an empty default that is granted exactly here. */
    public static final Dialect V3_2 = V3.named("v3.2")
            .resignCall(List.of(CHAIN, STATEMENT, RESOURCES, SWITCH_CHAIN_IF_TRUE, EXPIRATION, URI, NONCE, REQUESTS))
            .defaultGrant(DefaultGrant.EXACTLY_REQUESTED)
            .grantsData(true)
            .statementQuoting(StatementQuoting.UNESCAPE)
            .capabilities(List.of(CAPACITY_DELEGATION, DELEGATION))
            .build();

    /** SDK 7, Datil: padded PKP ids, sessions as long as the delegation was asked for. */
    public static final Dialect V7 = V3_2.named("v7")
            .padsPkpIds(true)
            .firstCall(List.of(
                    CHAIN,
                    STATEMENT,
                    RESOURCES,
                    SWITCH_CHAIN_IF_TRUE,
                    EXPIRATION,
                    URI,
                    SESSION_KEY,
                    NONCE,
                    DOMAIN,
                    REQUESTS))
            .resignCall(List.of(
                    CHAIN, STATEMENT, RESOURCES, SWITCH_CHAIN_IF_GIVEN, EXPIRATION, SESSION_KEY, URI, NONCE, REQUESTS))
            .sessionLifetime(Optional.empty())
            .capabilities(List.of(CAPABILITY_AUTH_SIGS, CAPACITY_DELEGATION, DELEGATION))
            .strictAlgo(true)
            .build();

    /** SDK 8, Naga: prices, 32-byte secrets, another order of resource members. */
    public static final Dialect V8 = V7.named("v8")
            .kinds(EnumSet.of(
                    Kind.ACCESS_CONTROL_CONDITION,
                    Kind.PKP,
                    Kind.LIT_ACTION,
                    Kind.PAYMENT_DELEGATION,
                    Kind.RESOLVED_AUTH_CONTEXT))
            .resourceMembers(ResourceMemberOrder.PREFIX_THEN_RESOURCE)
            .secretForm(SecretForm.SEED)
            .delegationLifetime(Duration.ofMinutes(15))
            .statementLead(" ")
            .capabilities(List.of(CAPABILITY_AUTH_SIGS, DELEGATION))
            .strictTimes(true)
            .priced(true)
            .ownsDomain(true)
            .build();

    private static final List<Dialect> ALL = List.of(V3, V3_2, V7, V8);

    private Dialects() {}

    /** Returns all of them, oldest first. */
    public static List<Dialect> all() {
        return ALL;
    }

    /**
     * Finds a dialect by name.
     *
     * @throws LitException {@code DIALECT_UNKNOWN}
     */
    public static Dialect named(String name) {
        return ALL.stream()
                .filter(dialect -> dialect.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LitException(
                        ErrorCode.DIALECT_UNKNOWN,
                        "There is no dialect '" + name + "'; known are "
                                + ALL.stream().map(Dialect::name).toList() + "."));
    }
}
