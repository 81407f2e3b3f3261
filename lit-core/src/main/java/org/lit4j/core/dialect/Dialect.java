package org.lit4j.core.dialect;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.lit4j.core.auth.AuthRequestMember;
import org.lit4j.core.capability.CapabilityTerms.DefaultGrant;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyPair.SecretForm;

/**
 * What one SDK generation writes, as plain data. Immutable.
 *
 * @param name lower-case, such as {@code v3}
 * @param kinds the resources that the SDK knows
 * @param resourceMembers the order of a resource's members in the signed document
 * @param secretForm how a session key is stored
 * @param authRequestMembers what a signer is handed, in order
 * @param delegationLifetime how long an AuthSig is asked for when the caller does not say
 * @param sessionLifetime how long session signatures are valid
 * @param defaultGrant what is granted when the caller gives no capability
 * @param grantsData whether a request's data becomes a restriction of the grant
 * @param statementQuoting how a capability's statement is changed before it is handed to the signer
 */
public record Dialect(
        String name,
        Set<Kind> kinds,
        ResourceMembers resourceMembers,
        SecretForm secretForm,
        List<AuthRequestMember> authRequestMembers,
        Duration delegationLifetime,
        Duration sessionLifetime,
        DefaultGrant defaultGrant,
        boolean grantsData,
        StatementQuoting statementQuoting) {
    /** The order of a resource's members. */
    public enum ResourceMembers {
        RESOURCE_THEN_PREFIX,
        PREFIX_THEN_RESOURCE
    }

    /** What happens to quotation marks in the statement that a signer is handed. */
    public enum StatementQuoting {
        /** Every {@code "} becomes {@code '}. */
        ALL_TO_APOSTROPHE,
        /** Nothing. */
        NONE;

        /** Returns the statement as the signer is handed it. */
        public String apply(String statement) {
            return this == ALL_TO_APOSTROPHE ? statement.replace('"', '\'') : statement;
        }
    }

    public Dialect {
        kinds = Set.copyOf(kinds);
        authRequestMembers = List.copyOf(authRequestMembers);
    }

    /**
     * Reads a resource key as the SDK does: a known prefix at the start, then the id three characters further, so that
     * {@code lit-pkpxyz} is a PKP without id.
     *
     * @throws LitException {@code RESOURCE_INVALID}
     */
    public LitResource parseResource(String key) {
        for (Kind kind : Kind.values()) {
            if (kinds.contains(kind) && key.startsWith(kind.prefix())) {
                int start = kind.prefix().length() + 3;
                return normalise(kind.of(key.length() > start ? key.substring(start) : ""));
            }
        }
        throw new LitException(
                ErrorCode.RESOURCE_INVALID,
                "Resource key '" + key + "' has no prefix that dialect " + name + " knows: "
                        + kinds.stream().map(Kind::prefix).sorted().toList() + ".");
    }

    /**
     * Returns the resource as this dialect writes it.
     *
     * @throws LitException {@code RESOURCE_INVALID} when the dialect does not know its kind
     */
    public LitResource normalise(LitResource resource) {
        if (!kinds.contains(resource.kind())) {
            throw new LitException(
                    ErrorCode.RESOURCE_INVALID,
                    "Dialect " + name + " has no resources of the kind " + resource.prefix() + "; it has "
                            + kinds.stream().map(Kind::prefix).sorted().toList() + ".");
        }
        return resource;
    }

    @Override
    public String toString() {
        return name;
    }
}
