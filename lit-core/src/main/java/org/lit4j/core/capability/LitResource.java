package org.lit4j.core.capability;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;

/**
 * Something that a network guards: a prefix and an id. Immutable.
 *
 * <p>The id {@code *} stands for all of a kind. Ids are neither escaped nor changed here; a dialect may normalise them
 * when it writes.
 */
public sealed interface LitResource {
    /** The id, or {@code *} for all. */
    String id();

    /** The kind, which has the prefix and the abilities. */
    Kind kind();

    /** Returns prefix, {@code ://} and id. */
    default String key() {
        return kind().prefix() + "://" + id();
    }

    /** Returns the part in front of {@code ://}. */
    default String prefix() {
        return kind().prefix();
    }

    /** Says whether the ability belongs to this kind of resource. */
    default boolean supports(LitAbility ability) {
        return kind().abilities().contains(ability);
    }

    /** Returns the JSON object that stands for this resource in signed documents. */
    default JsonObject toJson(ResourceMemberOrder order) {
        JsonObject.Builder out = JsonObject.builder();
        if (order == ResourceMemberOrder.RESOURCE_THEN_PREFIX) {
            return out.put("resource", id()).put("resourcePrefix", prefix()).build();
        }
        return out.put("resourcePrefix", prefix()).put("resource", id()).build();
    }

    /** Returns the same kind of resource with another id. */
    default LitResource withId(String id) {
        return kind().of(id);
    }

    /**
     * An access control condition.
     *
     * @param id {@code <SHA-256 of the canonical conditions>/<SHA-256 of the data>}, both lower-case hex, or {@code *}
     */
    static LitResource accessControlCondition(String id) {
        return new AccessControlCondition(id);
    }

    /**
     * A PKP.
     *
     * @param id the token id in hexadecimal, or {@code *}
     */
    static LitResource pkp(String id) {
        return new Pkp(id);
    }

    /**
     * A Lit Action.
     *
     * @param id the IPFS CID of the code, or {@code *}
     */
    static LitResource litAction(String id) {
        return new LitAction(id);
    }

    /**
     * A capacity credit (networks up to Datil).
     *
     * @param id the token id in decimal, or {@code *}
     */
    static LitResource rateLimitIncrease(String id) {
        return new RateLimitIncrease(id);
    }

    /** A payer's delegation (Naga). */
    static LitResource paymentDelegation(String id) {
        return new PaymentDelegation(id);
    }

    /** What nodes write about a resolved login; no ability belongs to it. */
    static LitResource resolvedAuthContext(String id) {
        return new ResolvedAuthContext(id);
    }

    /**
     * Reads a resource key such as {@code lit-pkp://*}.
     *
     * @throws LitException {@code RESOURCE_INVALID}
     */
    static LitResource parse(String key) {
        int separator = key.indexOf("://");
        if (separator < 0) {
            throw new LitException(
                    ErrorCode.RESOURCE_INVALID,
                    "Resource key '" + key + "' has no '://'. Write it like lit-pkp://* or lit-litaction://<cid>.");
        }
        String prefix = key.substring(0, separator);
        for (Kind kind : Kind.values()) {
            if (kind.prefix().equals(prefix)) {
                return kind.of(key.substring(separator + 3));
            }
        }
        throw new LitException(
                ErrorCode.RESOURCE_INVALID,
                "Resource key '" + key + "' has the unknown prefix '" + prefix + "'; known are "
                        + Arrays.stream(Kind.values()).map(Kind::prefix).toList() + ".");
    }

    /** The kinds of resource. */
    enum Kind {
        ACCESS_CONTROL_CONDITION(
                "lit-accesscontrolcondition",
                EnumSet.of(
                        LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION, LitAbility.ACCESS_CONTROL_CONDITION_SIGNING)),
        PKP("lit-pkp", EnumSet.of(LitAbility.PKP_SIGNING)),
        RATE_LIMIT_INCREASE("lit-ratelimitincrease", EnumSet.of(LitAbility.RATE_LIMIT_INCREASE_AUTH)),
        LIT_ACTION("lit-litaction", EnumSet.of(LitAbility.LIT_ACTION_EXECUTION)),
        PAYMENT_DELEGATION("lit-paymentdelegation", EnumSet.of(LitAbility.PAYMENT_DELEGATION)),
        RESOLVED_AUTH_CONTEXT("lit-resolvedauthcontext", EnumSet.noneOf(LitAbility.class));

        private final String prefix;

        @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf makes it immutable
        private final Set<LitAbility> abilities;

        Kind(String prefix, Set<LitAbility> abilities) {
            this.prefix = prefix;
            this.abilities = Set.copyOf(abilities);
        }

        public String prefix() {
            return prefix;
        }

        /** The abilities that belong to this kind, in the order of {@link LitAbility}. */
        public Set<LitAbility> abilities() {
            return abilities.isEmpty() ? EnumSet.noneOf(LitAbility.class) : EnumSet.copyOf(abilities);
        }

        /** Makes a resource of this kind. */
        public LitResource of(String id) {
            return switch (this) {
                case ACCESS_CONTROL_CONDITION -> new AccessControlCondition(id);
                case PKP -> new Pkp(id);
                case RATE_LIMIT_INCREASE -> new RateLimitIncrease(id);
                case LIT_ACTION -> new LitAction(id);
                case PAYMENT_DELEGATION -> new PaymentDelegation(id);
                case RESOLVED_AUTH_CONTEXT -> new ResolvedAuthContext(id);
            };
        }
    }

    /** See the method of the same name. */
    record AccessControlCondition(String id) implements LitResource {
        public AccessControlCondition {
            requireNonNull(id, "id");
        }

        @Override
        public Kind kind() {
            return Kind.ACCESS_CONTROL_CONDITION;
        }

        @Override
        public String toString() {
            return key();
        }
    }

    /** See the method of the same name. */
    record Pkp(String id) implements LitResource {
        public Pkp {
            requireNonNull(id, "id");
        }

        @Override
        public Kind kind() {
            return Kind.PKP;
        }

        @Override
        public String toString() {
            return key();
        }
    }

    /** See the method of the same name. */
    record RateLimitIncrease(String id) implements LitResource {
        public RateLimitIncrease {
            requireNonNull(id, "id");
        }

        @Override
        public Kind kind() {
            return Kind.RATE_LIMIT_INCREASE;
        }

        @Override
        public String toString() {
            return key();
        }
    }

    /** See the method of the same name. */
    record LitAction(String id) implements LitResource {
        public LitAction {
            requireNonNull(id, "id");
        }

        @Override
        public Kind kind() {
            return Kind.LIT_ACTION;
        }

        @Override
        public String toString() {
            return key();
        }
    }

    /** See the method of the same name. */
    record PaymentDelegation(String id) implements LitResource {
        public PaymentDelegation {
            requireNonNull(id, "id");
        }

        @Override
        public Kind kind() {
            return Kind.PAYMENT_DELEGATION;
        }

        @Override
        public String toString() {
            return key();
        }
    }

    /** See the method of the same name. */
    record ResolvedAuthContext(String id) implements LitResource {
        public ResolvedAuthContext {
            requireNonNull(id, "id");
        }

        @Override
        public Kind kind() {
            return Kind.RESOLVED_AUTH_CONTEXT;
        }

        @Override
        public String toString() {
            return key();
        }
    }
}
