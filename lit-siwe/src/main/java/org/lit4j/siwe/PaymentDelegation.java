package org.lit4j.siwe;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import org.lit4j.crypto.EthAddress;

/**
 * A statement by which a payer pays for what others ask of the nodes (Naga, SDK 8). Immutable.
 *
 * @see org.lit4j.core.SessionSigsRequest.Builder#capabilityAuthSig(AuthSig)
 */
public final class PaymentDelegation extends PaidDelegation {
    private static final String MAX_PRICE = "max_price";
    private static final String SCOPES = "scopes";
    private static final Set<String> MEMBERS = new LinkedHashSet<>(List.of("delegate_to", MAX_PRICE, SCOPES));
    private static final LitResource ALL = LitResource.paymentDelegation("*");

    private final Delegatees.Only only;
    private final MaxPrice maxPrice;
    private final List<PaymentScope> scopes;

    private PaymentDelegation(
            Delegatees.Only delegatees, DelegationMessage message, MaxPrice maxPrice, List<PaymentScope> scopes) {
        super(delegatees, message);
        this.only = delegatees;
        this.maxPrice = maxPrice;
        this.scopes = scopes;
    }

    /**
     * Starts a delegation as SDK 8 writes it. A highest price and a scope must follow.
     *
     * @param delegatees who may use it: {@link Delegatees#only}; addresses in mixed case must be in their EIP-55 form
     * @throws LitException {@code SETTING_INVALID} for anyone and nobody, which nodes do not know here;
     *     {@code ADDRESS_INVALID} for a wrong checksum
     */
    public static Builder builder(Delegatees delegatees) {
        if (!(delegatees instanceof Delegatees.Only only)) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "A payment delegation for " + delegatees + " does not exist. Name at least one address.");
        }
        only.addresses().forEach(EthAddress::checksum);
        return new Builder(only.inLowerCase());
    }

    /**
     * Reads a delegation. Neither signature nor times are checked here; {@link #check} does.
     *
     * @throws LitException {@code SIWE_INVALID}, {@code DELEGATION_URI_MISMATCH}, {@code TIME_INVALID} when it never
     *     expires, {@code RECAP_INVALID}, {@code CID_INVALID} or {@code RECAP_STATEMENT_MISMATCH}
     */
    public static PaymentDelegation parse(AuthSig authSig) {
        return of(DelegationText.read(authSig, Kind.PAYMENT_DELEGATION));
    }

    /**
     * Reads a delegation and checks it: signature, address, URI, times, shape, and who may use it.
     *
     * @throws LitException as {@link #parse}; {@code DELEGATION_SIGNATURE_INVALID}, {@code DELEGATION_ADDRESS_MISMATCH},
     *     {@code DELEGATION_EXPIRED}, {@code DELEGATION_NOT_YET_VALID}, {@code DELEGATION_UNSUPPORTED} for another kind
     *     than {@code personal_sign}, or {@code DELEGATION_NOT_COVERING} when the user of the terms may not use it
     */
    public static CheckedDelegation<PaymentDelegation> check(AuthSig authSig, UseTerms terms) {
        DelegationText text = DelegationText.read(authSig, Kind.PAYMENT_DELEGATION);
        return text.check(of(text), terms);
    }

    private static PaymentDelegation of(DelegationText text) {
        JsonMembers in = new JsonMembers(
                        text.restriction(), "The restriction of the delegation", ErrorCode.RECAP_INVALID)
                .only(MEMBERS);
        if (!text.resource().equals(ALL)) {
            throw Recap.invalid("is about " + text.resource().key() + ", not about " + ALL.key());
        }
        if (!(Delegatees.readFrom(text.restriction()) instanceof Delegatees.Only only)) {
            throw Recap.invalid("names no delegatee");
        }
        try {
            return new PaymentDelegation(
                    only.inLowerCase(),
                    text.message(DelegationDefaults.V8),
                    MaxPrice.ofHex(in.string(MAX_PRICE)),
                    scopes(in.array(SCOPES)));
        } catch (LitException e) {
            throw new LitException(ErrorCode.RECAP_INVALID, "The delegation cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<PaymentScope> scopes(JsonArray names) {
        Set<PaymentScope> scopes = new LinkedHashSet<>();
        for (JsonValue name : names) {
            if (!(name instanceof JsonString text)) {
                throw Recap.invalid("has a scope that is no string");
            }
            scopes.add(PaymentScope.parse(text.value()));
        }
        if (scopes.isEmpty()) {
            throw Recap.invalid("has no scope");
        }
        return List.copyOf(scopes);
    }

    @Override
    public Delegatees.Only delegatees() {
        return only;
    }

    /** Returns the highest price in wei: that of a session signature for one node may not be above it. */
    public BigInteger maxPrice() {
        return maxPrice.wei();
    }

    /** Returns what is paid for, each once, in the order given. */
    public List<PaymentScope> scopes() {
        return scopes;
    }

    @Override
    public LitResource resource() {
        return ALL;
    }

    @Override
    public JsonObject restriction() {
        JsonObject.Builder out = JsonObject.builder();
        delegatees().writeTo(out);
        return out.put(MAX_PRICE, maxPrice.hex())
                .put(
                        SCOPES,
                        JsonArray.ofStrings(
                                scopes.stream().map(PaymentScope::wireName).toList()))
                .build();
    }

    /** Collects what is delegated. One thread at a time. */
    public static final class Builder extends DelegationBuilder<Builder> {
        private final Delegatees.Only delegatees;
        private final Set<PaymentScope> scopes = new LinkedHashSet<>();
        private @Nullable MaxPrice maxPrice;

        private Builder(Delegatees.Only delegatees) {
            super(DelegationDefaults.V8);
            this.delegatees = delegatees;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets the highest price. Required.
         *
         * @param wei from 0 to 2^256-1
         * @throws LitException {@code SETTING_INVALID}
         */
        public Builder maxPrice(BigInteger wei) {
            maxPrice = MaxPrice.of(wei);
            return this;
        }

        /**
         * Sets the highest price as SDK 8 reads it from a text. Required.
         *
         * @param text wei: digits alone are decimal; hexadecimal digits with {@code 0x}, or with a letter among them, are
         *     hexadecimal, and their leading zeros are kept
         * @throws LitException {@code SETTING_INVALID}
         */
        public Builder maxPrice(String text) {
            maxPrice = MaxPrice.parse(text);
            return this;
        }

        /** Adds something that is paid for; what is there already stays where it is. At least one is required. */
        public Builder scope(PaymentScope scope) {
            scopes.add(scope);
            return this;
        }

        /**
         * Makes the delegation.
         *
         * @throws LitException {@code SETTING_INVALID} without highest price or scope, and when the dialect has no payment
         *     delegations
         */
        public PaymentDelegation build() {
            requireKind(Kind.PAYMENT_DELEGATION, "payment delegations");
            if (maxPrice == null) {
                throw missing("highest price; call maxPrice(…)");
            }
            if (scopes.isEmpty()) {
                throw missing("scope; call scope(…)");
            }
            return new PaymentDelegation(delegatees, message(), maxPrice, List.copyOf(scopes));
        }

        private static LitException missing(String what) {
            return new LitException(ErrorCode.SETTING_INVALID, "The payment delegation has no " + what + ".");
        }
    }
}
