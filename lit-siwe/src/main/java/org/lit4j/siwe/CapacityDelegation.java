package org.lit4j.siwe;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * A statement by which the owner of a capacity credit lets others use it (networks up to Datil): SDK 7, or with
 * {@link DelegationDefaults#V3_2} SDK 3.1 to 5. Immutable.
 *
 * @see org.lit4j.core.SessionSigsRequest.Builder#capacityDelegation(AuthSig)
 */
public final class CapacityDelegation extends PaidDelegation {
    private static final String TOKEN_ID = "nft_id";
    private static final String USES = "uses";
    private static final Set<String> MEMBERS = new LinkedHashSet<>(List.of("delegate_to", TOKEN_ID, USES));
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,78}");
    private static final int TOKEN_BITS = 256;
    private static final int USES_BITS = 64;

    private final @Nullable String tokenId;
    private final @Nullable String uses;

    private CapacityDelegation(
            Delegatees delegatees, DelegationMessage message, @Nullable String tokenId, @Nullable String uses) {
        super(delegatees, message);
        this.tokenId = tokenId;
        this.uses = uses;
    }

    /** Starts a delegation as SDK 7 writes it: of all the owner's credits, for any number of uses, unless said otherwise. */
    public static Builder builder(Delegatees delegatees) {
        return new Builder(delegatees);
    }

    /**
     * Reads a delegation. Neither signature nor times are checked here; {@link #check} does.
     *
     * @throws LitException {@code SIWE_INVALID}, {@code DELEGATION_URI_MISMATCH}, {@code TIME_INVALID} when it never
     *     expires, {@code RECAP_INVALID}, {@code CID_INVALID} or {@code RECAP_STATEMENT_MISMATCH}
     */
    public static CapacityDelegation parse(AuthSig authSig) {
        return of(DelegationText.read(authSig, Kind.RATE_LIMIT_INCREASE));
    }

    /**
     * Reads a delegation and checks it: signature, address, URI, times, shape, and who may use it.
     *
     * @throws LitException as {@link #parse}; {@code DELEGATION_SIGNATURE_INVALID}, {@code DELEGATION_ADDRESS_MISMATCH},
     *     {@code DELEGATION_EXPIRED}, {@code DELEGATION_NOT_YET_VALID}, {@code DELEGATION_UNSUPPORTED} for another kind
     *     than {@code personal_sign}, or {@code DELEGATION_NOT_COVERING} when the user of the terms may not use it
     */
    public static CheckedDelegation<CapacityDelegation> check(AuthSig authSig, UseTerms terms) {
        DelegationText text = DelegationText.read(authSig, Kind.RATE_LIMIT_INCREASE);
        return text.check(of(text), terms);
    }

    private static CapacityDelegation of(DelegationText text) {
        JsonObject restriction = text.restriction();
        new JsonMembers(restriction, "The restriction of the delegation", ErrorCode.RECAP_INVALID).only(MEMBERS);
        String tokenId = tokenId(restriction.members().get(TOKEN_ID));
        String named = tokenId == null ? "*" : tokenId;
        if (!text.resource().id().equals(named)) {
            throw Recap.invalid("names the token " + text.resource().id() + " in its resource and " + named
                    + " in its restriction");
        }
        return new CapacityDelegation(
                Delegatees.readFrom(restriction),
                text.message(hasPrefix(text.authSig()) ? DelegationDefaults.V7 : DelegationDefaults.V3_2),
                tokenId,
                uses(restriction.members().get(USES)));
    }

    private static boolean hasPrefix(AuthSig authSig) {
        return authSig.sig().startsWith("0x") || !authSig.json().has("algo");
    }

    private static @Nullable String tokenId(@Nullable JsonValue value) {
        if (value == null) {
            return null;
        }
        if (value instanceof JsonArray list
                && list.size() == 1
                && list.values().get(0) instanceof JsonString id
                && isDecimal(id.value(), TOKEN_BITS)) {
            return id.value();
        }
        throw Recap.invalid("has an 'nft_id' that is not a list of one decimal token id");
    }

    private static @Nullable String uses(@Nullable JsonValue value) {
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString number && isDecimal(number.value(), USES_BITS)) {
            return number.value();
        }
        throw Recap.invalid("has a 'uses' that is not a decimal number below 2^64 in a string");
    }

    /** Returns the credit's token id in decimal; empty for all credits of the owner. */
    public Optional<String> tokenId() {
        return Optional.ofNullable(tokenId);
    }

    /** Returns how often it may be used, in decimal; empty for any number. */
    public Optional<String> uses() {
        return Optional.ofNullable(uses);
    }

    @Override
    public LitResource resource() {
        return LitResource.rateLimitIncrease(tokenId().orElse("*"));
    }

    @Override
    public JsonObject restriction() {
        JsonObject.Builder out = JsonObject.builder();
        tokenId().ifPresent(id -> out.put(TOKEN_ID, JsonArray.ofStrings(List.of(id))));
        delegatees().writeTo(out);
        uses().ifPresent(number -> out.put(USES, number));
        return out.build();
    }

    private static boolean isDecimal(String text, int bits) {
        return DECIMAL.matcher(text).matches() && new BigInteger(text).bitLength() <= bits;
    }

    /** Collects what is delegated. One thread at a time. */
    public static final class Builder extends DelegationBuilder<Builder> {
        private final Delegatees delegatees;
        private @Nullable String tokenId;
        private @Nullable String uses;

        private Builder(Delegatees delegatees) {
            super(DelegationDefaults.V7);
            this.delegatees = requireNonNull(delegatees, "delegatees");
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Says which credit is delegated; all of the owner if not called.
         *
         * @param decimal the token id in decimal, below 2^256; its text is kept
         * @throws LitException {@code SETTING_INVALID}
         */
        public Builder tokenId(String decimal) {
            if (!isDecimal(decimal, TOKEN_BITS)) {
                throw invalid("token id", "below 2^256");
            }
            tokenId = decimal;
            return this;
        }

        /**
         * Limits how often it may be used; any number of times if not called, once where SDK 3.1 to 5 say so.
         *
         * @param decimal a number in decimal, below 2^64; its text is kept
         * @throws LitException {@code SETTING_INVALID}
         */
        public Builder uses(String decimal) {
            if (!isDecimal(decimal, USES_BITS)) {
                throw invalid("number of uses", "below 2^64");
            }
            uses = decimal;
            return this;
        }

        /**
         * Limits how often it may be used.
         *
         * @throws LitException {@code SETTING_INVALID} below zero
         */
        public Builder uses(long number) {
            return uses(Long.toString(number));
        }

        /**
         * Makes the delegation.
         *
         * @throws LitException {@code SETTING_INVALID} when the dialect has no capacity delegations
         */
        public CapacityDelegation build() {
            requireKind(Kind.RATE_LIMIT_INCREASE, "capacity delegations");
            return new CapacityDelegation(
                    delegatees,
                    message(),
                    tokenId,
                    uses == null ? defaults.uses().orElse(null) : uses);
        }

        private static LitException invalid(String what, String range) {
            return new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The " + what + " of the capacity delegation is no decimal number " + range + ".");
        }
    }
}
