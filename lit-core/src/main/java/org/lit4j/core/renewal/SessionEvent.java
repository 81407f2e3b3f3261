package org.lit4j.core.renewal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.session.SessionKeyId;

/**
 * Something that happened to a session. Immutable; holds no key, signature or message.
 *
 * @param at by the clock of the {@code LitSessions}
 * @param expiresAt when the delegation ends, for {@code ACQUIRED}, {@code RENEWED} and {@code REUSED}; empty when it has
 *     no end
 * @param failure why, for {@code FAILED}
 * @param reason what the caller gave as the reason, for {@code REMOVED}
 * @param took how long the signer took, for {@code ACQUIRED}, {@code RENEWED} and {@code FAILED}; otherwise zero
 */
public record SessionEvent(
        Kind kind,
        SessionKeyId id,
        Instant at,
        Optional<Instant> expiresAt,
        Optional<ErrorCode> failure,
        Optional<String> reason,
        Duration took) {
    /** What happened. New kinds may come. */
    public enum Kind {
        /** The signer gave a delegation where none was stored. */
        ACQUIRED,
        /** A stored delegation was used again. */
        REUSED,
        /** The signer gave a delegation where one was stored. */
        RENEWED,
        /** The signer failed, or its answer was refused. */
        FAILED,
        /** A delegation or a session key was forgotten. */
        REMOVED,
        /** A caller began to wait for another thread or process that asks the signer. Once a call. */
        WAITING,
        /** After waiting for another process the signer is asked here: that one left no delegation that can be used. */
        TAKEN_OVER,
        /** The signer answered after the lease had ended, so what it gave was not simply saved. */
        LEASE_LOST
    }

    public SessionEvent {
        requireNonNull(kind, "kind");
        requireNonNull(id, "id");
        requireNonNull(at, "at");
        requireNonNull(expiresAt, "expiresAt");
        requireNonNull(failure, "failure");
        requireNonNull(reason, "reason");
        requireNonNull(took, "took");
    }

    /** Makes an event about which nothing more is known. */
    public static SessionEvent of(Kind kind, SessionKeyId id, Instant at) {
        return new SessionEvent(kind, id, at, Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    public SessionEvent expiring(Optional<Instant> end) {
        return new SessionEvent(kind, id, at, end, failure, reason, took);
    }

    public SessionEvent failed(ErrorCode code) {
        return new SessionEvent(kind, id, at, expiresAt, Optional.of(code), reason, took);
    }

    public SessionEvent because(String why) {
        return new SessionEvent(kind, id, at, expiresAt, failure, Optional.of(why), took);
    }

    public SessionEvent after(Duration duration) {
        return new SessionEvent(kind, id, at, expiresAt, failure, reason, duration);
    }
}
