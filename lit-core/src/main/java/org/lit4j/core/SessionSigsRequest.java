package org.lit4j.core;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;

/**
 * What session signatures are wanted: the parameters of {@code getSessionSigs}. Immutable; a key given here stays the
 * caller's.
 */
public final class SessionSigsRequest {
    private final List<ResourceAbilityRequest> requests;
    private final String chain;
    private final @Nullable Boolean switchChain;
    private final String label;
    private final @Nullable String domain;
    private final List<AuthSig> capabilityAuthSigs;
    private final @Nullable AuthSig capacityDelegation;
    private final BigInteger maxPrice;
    private final @Nullable Product product;
    private final @Nullable Timestamp expiration;
    private final @Nullable Capability capability;
    private final @Nullable CapabilityPolicy policy;
    private final @Nullable SessionKeyPair keyPair;
    private final @Nullable SessionKeyHandle keyHandle;
    private final @Nullable AuthSigner signer;

    private final @Nullable Duration waitLimit;

    private SessionSigsRequest(Builder from) {
        requests = List.copyOf(from.requests);
        chain = from.chain;
        switchChain = from.switchChain;
        label = from.label;
        domain = from.domain;
        capabilityAuthSigs = List.copyOf(from.capabilityAuthSigs);
        capacityDelegation = from.capacityDelegation;
        maxPrice = from.maxPrice;
        product = from.product;
        expiration = from.expiration;
        capability = from.capability;
        policy = from.policy;
        keyPair = from.keyPair;
        keyHandle = from.keyHandle;
        signer = from.signer;
        waitLimit = from.waitLimit;
    }

    public static Builder builder() {
        return new Builder();
    }

    public List<ResourceAbilityRequest> requests() {
        return requests;
    }

    public String chain() {
        return chain;
    }

    public Optional<Boolean> switchChain() {
        return Optional.ofNullable(switchChain);
    }

    public Optional<String> domain() {
        return Optional.ofNullable(domain);
    }

    public List<AuthSig> capabilityAuthSigs() {
        return capabilityAuthSigs;
    }

    public Optional<AuthSig> capacityDelegation() {
        return Optional.ofNullable(capacityDelegation);
    }

    /** Returns the highest price in wei for all nodes together. */
    public BigInteger maxPrice() {
        return maxPrice;
    }

    /** Returns what is paid for: as given, else by the first request. */
    public Product product() {
        return product == null ? Product.of(requests.get(0).ability()) : product;
    }

    public String label() {
        return label;
    }

    public Optional<Timestamp> expiration() {
        return Optional.ofNullable(expiration);
    }

    public Optional<Capability> capability() {
        return Optional.ofNullable(capability);
    }

    public Optional<CapabilityPolicy> policy() {
        return Optional.ofNullable(policy);
    }

    public Optional<SessionKeyPair> sessionKeyPair() {
        return Optional.ofNullable(keyPair);
    }

    public Optional<SessionKeyHandle> sessionKeyHandle() {
        return Optional.ofNullable(keyHandle);
    }

    public Optional<AuthSigner> signer() {
        return Optional.ofNullable(signer);
    }

    /** Returns how long the call waits for others that ask the signer. */
    public Optional<Duration> waitLimit() {
        return Optional.ofNullable(waitLimit);
    }

    /** Collects the parameters. One thread at a time. */
    public static final class Builder {
        private final List<ResourceAbilityRequest> requests = new ArrayList<>();
        private String chain = "ethereum";
        private @Nullable Boolean switchChain;
        private String label = SessionKeyId.DEFAULT;
        private @Nullable String domain;
        private final List<AuthSig> capabilityAuthSigs = new ArrayList<>();
        private @Nullable AuthSig capacityDelegation;
        private BigInteger maxPrice = PriceAllocation.NO_LIMIT;
        private @Nullable Product product;
        private @Nullable Timestamp expiration;
        private @Nullable Capability capability;
        private @Nullable CapabilityPolicy policy;
        private @Nullable SessionKeyPair keyPair;
        private @Nullable SessionKeyHandle keyHandle;
        private @Nullable AuthSigner signer;
        private @Nullable Duration waitLimit;

        private Builder() {}

        /**
         * Adds a request; their order is that of the signed document.
         *
         * @throws LitException {@code ABILITY_NOT_SUPPORTED}
         */
        public Builder request(LitResource resource, LitAbility ability) {
            return request(ResourceAbilityRequest.of(resource, ability));
        }

        /** Adds a request; their order is that of the signed document. */
        public Builder request(ResourceAbilityRequest request) {
            requests.add(request);
            return this;
        }

        /** Names the chain for the signer; {@code ethereum} if not called. */
        public Builder chain(String chain) {
            this.chain = chain;
            return this;
        }

        /** Asks a browser wallet to switch to the chain. */
        public Builder switchChain(boolean switchChain) {
            this.switchChain = switchChain;
            return this;
        }

        /** Names the domain for the signer's message; the signer's own if not called. */
        public Builder domain(String domain) {
            this.domain = domain;
            return this;
        }

        /** Adds an AuthSig that stands in front of the delegation (v7, v8). */
        public Builder capabilityAuthSig(AuthSig authSig) {
            capabilityAuthSigs.add(authSig);
            return this;
        }

        /**
         * Adds the AuthSig in which somebody lets this user spend capacity (v3.2, v7). It must be signed, valid now, and
         * for the signer's address; otherwise no signatures are made.
         */
        public Builder capacityDelegation(AuthSig authSig) {
            this.capacityDelegation = authSig;
            return this;
        }

        /** Sets the highest price in wei for all nodes together (v8); 2^128-1 if not called. */
        public Builder maxPrice(BigInteger wei) {
            this.maxPrice = wei;
            return this;
        }

        /** Says what is paid for (v8); what the first request needs if not called. */
        public Builder product(Product product) {
            this.product = product;
            return this;
        }

        /** Tells several sessions of one signer apart; {@code default} if not called. */
        public Builder label(String label) {
            this.label = label;
            return this;
        }

        /** Says when the delegation ends, exclusive; the dialect's default if not called. */
        public Builder expiration(Instant expiration) {
            return expiration(Timestamp.of(expiration));
        }

        /** Says when the delegation ends, with the text that is to be signed. */
        public Builder expiration(Timestamp expiration) {
            this.expiration = expiration;
            return this;
        }

        /** Gives the capability to be signed, instead of the dialect's default. */
        public Builder capability(Capability capability) {
            this.capability = capability;
            return this;
        }

        /** Limits what is granted; the policy of the {@code LitSessions} if not called. */
        public Builder policy(CapabilityPolicy policy) {
            this.policy = policy;
            return this;
        }

        /** Gives the session key; the store is then neither asked for one nor given it. */
        public Builder sessionKey(SessionKeyPair key) {
            this.keyPair = key;
            this.keyHandle = null;
            return this;
        }

        /** Gives a session key that lives elsewhere. */
        public Builder sessionKey(SessionKeyHandle key) {
            this.keyHandle = key;
            this.keyPair = null;
            return this;
        }

        /**
         * Gives the signer of this call, instead of that of the {@code LitSessions}. What a signer without a principal
         * answers here is kept nowhere.
         */
        public Builder signer(AuthSigner signer) {
            this.signer = signer;
            return this;
        }

        /** Says how long to wait while others ask the signer; what the renewal policy says if not called. */
        public Builder waitLimit(Duration waitLimit) {
            this.waitLimit = waitLimit;
            return this;
        }

        /**
         * Makes the request.
         *
         * @throws LitException {@code REQUEST_EMPTY}
         */
        public SessionSigsRequest build() {
            if (requests.isEmpty()) {
                throw new LitException(
                        ErrorCode.REQUEST_EMPTY,
                        "No resource and ability were requested. Call request(resource, ability) at least once.");
            }
            return new SessionSigsRequest(this);
        }
    }
}
