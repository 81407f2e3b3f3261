package org.lit4j.core;

import static java.util.Objects.requireNonNull;

import java.lang.ref.WeakReference;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.session.SessionKeyId;

/**
 * How signers failed lately, so that they are left alone for a while. Thread-safe. Another signer of the same identity is
 * not held to it, nor is another request when the failure was about the request.
 */
final class Failures {
    private static final Set<ErrorCode> TERMINAL =
            Set.of(ErrorCode.SIGNER_REFUSED, ErrorCode.SIGNER_LOGIN_EXPIRED, ErrorCode.SIGNER_MISCONFIGURED);
    /** Failures that say something of the signer, whatever it was asked. */
    private static final Set<ErrorCode> WHATEVER_IS_ASKED =
            Set.of(ErrorCode.SIGNER_UNREACHABLE, ErrorCode.SIGNER_LOGIN_EXPIRED, ErrorCode.SIGNER_MISCONFIGURED);

    private static final int BOUND = 10_000;

    private final RenewalPolicy policy;
    private final SecureRandom random;
    private final Map<SessionKeyId, Failure> byId = new ConcurrentHashMap<>();

    Failures(RenewalPolicy policy, SecureRandom random) {
        this.policy = policy;
        this.random = random;
    }

    /**
     * One failure.
     *
     * @param requests what had been asked
     * @param at when
     * @param until how long the signer is left alone, exclusive
     * @param inARow how many there were, this one included
     */
    record Failure(
            LitException cause,
            WeakReference<AuthSigner> signer,
            List<ResourceAbilityRequest> requests,
            Instant at,
            Instant until,
            int inARow) {
        boolean isTerminal() {
            return TERMINAL.contains(cause.code());
        }

        boolean concerns(AuthSigner asked, List<ResourceAbilityRequest> wanted) {
            return signer.refersTo(asked) && (WHATEVER_IS_ASKED.contains(cause.code()) || requests.equals(wanted));
        }

        /** A clock that went back before the failure ends the pause. */
        boolean isPauseAt(Instant now) {
            return now.isBefore(until) && !now.isBefore(at);
        }

        LitException again() {
            return new LitException(
                    cause.code(),
                    "The signer failed at " + at + " and is left alone until " + until
                            + "; forget or invalidate the session to ask sooner. It said: " + cause.getMessage(),
                    cause);
        }
    }

    /** Says whether the signer failed for the moment, as far as that can be known. */
    static boolean isSignerDown(ErrorCode code) {
        return code == ErrorCode.SIGNER_UNREACHABLE || code == ErrorCode.SIGNER_FAILED;
    }

    /** Returns the failure for which the signer is left alone at this time. */
    Optional<Failure> pausing(SessionKeyId id, AuthSigner signer, List<ResourceAbilityRequest> requests, Instant now) {
        return concerning(id, signer, requests).filter(failure -> failure.isPauseAt(now));
    }

    /** Says whether renewing ahead can wait: after a terminal failure until there is no choice. */
    boolean holdsAheadOfTime(SessionKeyId id, AuthSigner signer, List<ResourceAbilityRequest> requests, Instant now) {
        return concerning(id, signer, requests)
                .filter(failure -> failure.isTerminal() || failure.isPauseAt(now))
                .isPresent();
    }

    void record(
            SessionKeyId id,
            AuthSigner signer,
            List<ResourceAbilityRequest> requests,
            Instant now,
            LitException cause) {
        if (byId.size() >= BOUND) {
            byId.values().removeIf(failure -> !failure.isPauseAt(now));
            if (byId.size() >= BOUND) {
                byId.clear();
            }
        }
        byId.compute(id, (key, old) -> {
            boolean same = old != null && old.concerns(signer, requests);
            int inARow = same ? requireNonNull(old).inARow() + 1 : 1;
            Duration delay = TERMINAL.contains(cause.code()) ? policy.terminalDelay() : backoff(inARow);
            return new Failure(cause, new WeakReference<>(signer), requests, now, now.plus(delay), inARow);
        });
    }

    void clear(SessionKeyId id) {
        byId.remove(id);
    }

    private Optional<Failure> concerning(SessionKeyId id, AuthSigner signer, List<ResourceAbilityRequest> requests) {
        @Nullable Failure failure = byId.get(id);
        return Optional.ofNullable(failure).filter(there -> there.concerns(signer, requests));
    }

    /** Doubles with each failure, and is at random between half and all of that, so that servers do not ask in step. */
    private Duration backoff(int inARow) {
        Duration delay = policy.retryDelay();
        for (int i = 1; i < inARow && delay.compareTo(policy.longestRetryDelay()) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        Duration capped = delay.compareTo(policy.longestRetryDelay()) < 0 ? delay : policy.longestRetryDelay();
        long millis = Math.max(1, capped.toMillis());
        return Duration.ofMillis(millis - (long) (random.nextDouble() * millis / 2));
    }
}
