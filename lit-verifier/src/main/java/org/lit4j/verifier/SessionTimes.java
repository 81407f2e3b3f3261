package org.lit4j.verifier;

import static org.lit4j.verifier.ErrorKind.PARSER;
import static org.lit4j.verifier.ErrorKind.VALIDATION;
import static org.lit4j.verifier.VerdictCode.NODE_EXP_WRONG_OR_TOO_LARGE;
import static org.lit4j.verifier.VerdictCode.NODE_IAT_OUTSIDE_GRACE_PERIOD;
import static org.lit4j.verifier.VerdictCode.NODE_PARSER_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_SIWE_MESSAGE_ERROR;

import java.time.Duration;
import java.time.Instant;

/** Rules R4a to R4f. */
final class SessionTimes {
    static final long GRACE_SECONDS = 60;
    static final Duration LONGEST = Duration.ofDays(30);

    private SessionTimes() {}

    static NodeTime parse(String text, String name) {
        try {
            return NodeTime.ofDocument(text);
        } catch (Unreadable e) {
            throw Refusal.of(
                    PARSER,
                    NODE_PARSER_ERROR,
                    "Could not parse " + name + " of session key signed message",
                    e.problem());
        }
    }

    static boolean issuedInTime(NodeTime issuedAt, Instant now) {
        if (issuedAt.floor() > NodeTime.floor(now) + GRACE_SECONDS) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_IAT_OUTSIDE_GRACE_PERIOD,
                    "Session key issued_at " + issuedAt + " is in the future beyond the grace period of 60 seconds",
                    "issuedAt " + issuedAt + ", it is " + NodeTime.show(now));
        }
        return true;
    }

    static boolean inOrder(NodeTime issuedAt, NodeTime expiration) {
        if (expiration.isBefore(issuedAt)) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_EXP_WRONG_OR_TOO_LARGE,
                    "Session key expiration " + expiration + " is in behind issue_at which is " + issuedAt,
                    "expiration " + expiration + ", issuedAt " + issuedAt);
        }
        return true;
    }

    static boolean notExpired(NodeTime expiration, Instant now) {
        if (expiration.floor() < NodeTime.floor(now) - GRACE_SECONDS) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_EXP_WRONG_OR_TOO_LARGE,
                    "Session key expiration " + expiration + " is in the past beyond the grace period of 60 seconds",
                    "expiration " + expiration + ", it is " + NodeTime.show(now));
        }
        return true;
    }

    static boolean notTooLong(NodeTime issuedAt, NodeTime expiration) {
        Instant latest = issuedAt.instant().plus(LONGEST);
        if (expiration.isAfter(latest)) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_SIWE_MESSAGE_ERROR,
                    "Expiration " + expiration + " is beyond the max expiry timestamp of " + latest,
                    "expiration " + expiration + ", issuedAt " + issuedAt);
        }
        return true;
    }
}
