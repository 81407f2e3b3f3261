package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * Decides on requests to a service by the session signature in their header {@code Authorization}
 * ({@link SessionSigHeader}). Knows no framework: {@link SessionSigFilter} is for the JDK's server, lit-verifier-servlet for
 * servlets. Immutable and thread-safe; blocks only where a replay cache or a revocation list does.
 */
public final class SessionSigGuard {
    /** How long a document is accepted behind its expiration. */
    private static final Duration GRACE = Duration.ofSeconds(SessionTimes.GRACE_SECONDS + 1);

    private static final int LONGEST = 64 * 1024;

    private final SessionSigVerifier verifier;
    private final String audience;
    private final int longest;
    private final @Nullable ReplayCache replays;
    private final @Nullable RevocationList revocations;

    private SessionSigGuard(Builder builder) {
        this.verifier = builder.verifier;
        this.audience = builder.audience;
        this.longest = builder.longest;
        this.replays = builder.replays;
        this.revocations = builder.revocations;
    }

    /**
     * Starts a guard.
     *
     * @param audience the address of the service, as its clients write it into the document; never one from a request
     * @throws LitException {@code SETTING_INVALID} for an audience without a host
     */
    public static Builder builder(SessionSigVerifier verifier, String audience) {
        return new Builder(verifier, audience);
    }

    /**
     * Decides on one request.
     *
     * @param authorization the header's value, or null when there is none
     * @param wanted what the request needs, at least one; all of it must be granted
     * @throws LitException {@code REQUEST_EMPTY} when nothing is wanted: then nothing would be checked
     */
    public GuardDecision decide(@Nullable String authorization, List<ResourceAbilityRequest> wanted) {
        if (wanted.isEmpty()) {
            throw new LitException(
                    ErrorCode.REQUEST_EMPTY, "The guard was asked for nothing. Say what a request needs.");
        }
        if (authorization == null || !SessionSigHeader.hasScheme(authorization)) {
            return refused(Problem.of(
                    401,
                    "session-signature-missing",
                    "A session signature is needed",
                    "Send the header Authorization with the scheme " + SessionSigHeader.SCHEME + "."));
        }
        if (authorization.length() > longest) {
            return refused(Problem.of(
                    431,
                    "session-signature-too-large",
                    "The session signature is too large",
                    "The header has " + authorization.length() + " characters; at most " + longest + " are read."));
        }
        String json;
        try {
            json = SessionSigHeader.read(authorization);
        } catch (Unreadable e) {
            return refused(Problem.of(
                    401, "session-signature-unreadable", "The session signature cannot be read", e.problem()));
        }
        return judge(json, wanted);
    }

    private GuardDecision judge(String json, List<ResourceAbilityRequest> wanted) {
        Verdict verdict = null;
        for (ResourceAbilityRequest request : wanted) {
            verdict = verifier.verifyJson(json, VerificationRequest.of(audience, request));
            if (!verdict.accepted()) {
                return refused(Problem.of(verdict));
            }
        }
        Grant grant = requireNonNull(verdict).grant().orElseThrow();
        try {
            return listed(grant, json)
                    .map(SessionSigGuard::refused)
                    .orElseGet(() -> new GuardDecision.Accepted(new SessionPrincipal(grant, wanted)));
        } catch (LitException e) {
            // Closed when in doubt: a list that cannot be asked accepts nobody.
            return refused(Problem.of(
                    503,
                    "list-unavailable",
                    "The request cannot be decided on now",
                    "A list cannot be asked; try later."));
        }
    }

    private Optional<Problem> listed(Grant grant, String json) {
        Instant now = verifier.clock().instant();
        if (revocations != null
                && (revocations.isRevoked(RevocationList.Kind.SESSION_KEY, grant.sessionKey(), now)
                        || revocations.isRevoked(RevocationList.Kind.DELEGATION, grant.delegationId(), now)
                        || revocations.isRevoked(RevocationList.Kind.SIGNER, grant.signer(), now))) {
            return Optional.of(Problem.of(
                    401, "revoked", "The session was revoked", "Its key, its delegation or its signer is on a list."));
        }
        if (replays != null && !replays.firstUse(useId(json), grant.expiresAt().plus(GRACE), now)) {
            return Optional.of(Problem.of(
                    401, "replayed", "The session signature was used before", "Sign a new one for each request."));
        }
        return Optional.empty();
    }

    /** Names the signed text and its key: another spelling of the signature is the same use. */
    private static String useId(String json) {
        try {
            var sig = AuthSigReader.read(new SerdeReader(json), new QuirkNotes());
            return Fingerprint.of(sig.address().toLowerCase(java.util.Locale.ROOT), sig.signedMessage());
        } catch (Unreadable e) {
            throw new IllegalStateException("It was read before.", e);
        }
    }

    private static GuardDecision refused(Problem problem) {
        return new GuardDecision.Refused(problem);
    }

    /** Collects the settings. One thread at a time. */
    public static final class Builder {
        private final SessionSigVerifier verifier;
        private final String audience;
        private int longest = LONGEST;
        private @Nullable ReplayCache replays;
        private @Nullable RevocationList revocations;

        private Builder(SessionSigVerifier verifier, String audience) {
            this.verifier = requireNonNull(verifier, "verifier");
            this.audience = requireNonNull(audience, "audience");
            if (NodeAddress.normalised(audience).isEmpty()) {
                throw new LitException(
                        ErrorCode.SETTING_INVALID, "The audience of a guard is empty. Give the service's address.");
            }
        }

        /**
         * Sets the longest header that is read, in characters; 65536 if not called. The server in front has its own limit.
         *
         * @throws LitException {@code SETTING_INVALID} below 1
         */
        public Builder longestHeader(int characters) {
            if (characters < 1) {
                throw new LitException(
                        ErrorCode.SETTING_INVALID, "A longest header of " + characters + " lets none in.");
            }
            this.longest = characters;
            return this;
        }

        /** Lets each session signature count once. */
        public Builder replayCache(ReplayCache replays) {
            this.replays = requireNonNull(replays, "replays");
            return this;
        }

        /** Asks a list of what is not accepted any more. */
        public Builder revocationList(RevocationList revocations) {
            this.revocations = requireNonNull(revocations, "revocations");
            return this;
        }

        public SessionSigGuard build() {
            return new SessionSigGuard(this);
        }
    }
}
