package org.lit4j.core.dialect;

import static org.lit4j.core.auth.AuthRequestMember.CHAIN;
import static org.lit4j.core.auth.AuthRequestMember.EXPIRATION;
import static org.lit4j.core.auth.AuthRequestMember.NONCE;
import static org.lit4j.core.auth.AuthRequestMember.RESOURCES;
import static org.lit4j.core.auth.AuthRequestMember.STATEMENT;
import static org.lit4j.core.auth.AuthRequestMember.SWITCH_CHAIN_IF_TRUE;
import static org.lit4j.core.auth.AuthRequestMember.URI;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.lit4j.core.capability.CapabilityTerms.DefaultGrant;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.dialect.Dialect.ResourceMembers;
import org.lit4j.core.dialect.Dialect.StatementQuoting;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyPair.SecretForm;

/** The dialects that are built in. */
public final class Dialects {
    /** SDK 3.0, the original. */
    public static final Dialect V3 = new Dialect(
            "v3",
            EnumSet.of(Kind.ACCESS_CONTROL_CONDITION, Kind.PKP, Kind.RATE_LIMIT_INCREASE, Kind.LIT_ACTION),
            ResourceMembers.RESOURCE_THEN_PREFIX,
            SecretForm.SEED_AND_PUBLIC_KEY,
            List.of(CHAIN, STATEMENT, RESOURCES, SWITCH_CHAIN_IF_TRUE, EXPIRATION, URI, NONCE),
            Duration.ofHours(24),
            Duration.ofMinutes(5),
            DefaultGrant.EVERY_ABILITY_ON_REQUESTED_IDS,
            false,
            StatementQuoting.ALL_TO_APOSTROPHE);

    private static final List<Dialect> ALL = List.of(V3);

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
