package org.lit4j.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final boolean switchChain;
    private final String label;
    private final @Nullable Timestamp expiration;
    private final @Nullable Capability capability;
    private final @Nullable CapabilityPolicy policy;
    private final @Nullable SessionKeyPair keyPair;
    private final @Nullable SessionKeyHandle keyHandle;
    private final @Nullable AuthSigner signer;

    private SessionSigsRequest(Builder from) {
        requests = List.copyOf(from.requests);
        chain = from.chain;
        switchChain = from.switchChain;
        label = from.label;
        expiration = from.expiration;
        capability = from.capability;
        policy = from.policy;
        keyPair = from.keyPair;
        keyHandle = from.keyHandle;
        signer = from.signer;
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

    public boolean switchChain() {
        return switchChain;
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

    /** Collects the parameters. One thread at a time. */
    public static final class Builder {
        private final List<ResourceAbilityRequest> requests = new ArrayList<>();
        private String chain = "ethereum";
        private boolean switchChain;
        private String label = SessionKeyId.DEFAULT;
        private @Nullable Timestamp expiration;
        private @Nullable Capability capability;
        private @Nullable CapabilityPolicy policy;
        private @Nullable SessionKeyPair keyPair;
        private @Nullable SessionKeyHandle keyHandle;
        private @Nullable AuthSigner signer;

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
