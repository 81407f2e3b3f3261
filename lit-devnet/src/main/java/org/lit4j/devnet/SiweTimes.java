package org.lit4j.devnet;

import java.time.Duration;
import java.time.Instant;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.siwe.SiweMessage;

/** The times of a message that nodes are to sign: whole seconds, a minute of grace, at most 30 days. */
final class SiweTimes {
    private static final String LABEL = "invalid siwe message";
    private static final long GRACE_SECONDS = 60;
    private static final Duration LONGEST = Duration.ofDays(30);

    private SiweTimes() {}

    static void require(SiweMessage message, Instant now) {
        Timestamp issued = message.issuedAt();
        if (issued.instant().getEpochSecond() > now.getEpochSecond() + GRACE_SECONDS) {
            throw refused(
                    "Session key issued_at " + issued + " is in the future beyond the grace period of 60 seconds");
        }
        Timestamp end = message.expirationTime().orElseThrow(() -> refused("Session key expiration time is not set"));
        if (end.instant().isBefore(issued.instant())) {
            throw NodeCode.EXPIRATION.failure(
                    LABEL, "Session key expiration " + end + " is in behind issue_at which is " + issued);
        }
        if (end.instant().getEpochSecond() < now.getEpochSecond() - GRACE_SECONDS) {
            throw refused("Session key expiration " + end + " is in the past beyond the grace period of 60 seconds");
        }
        if (end.instant().getEpochSecond() > issued.instant().plus(LONGEST).getEpochSecond()) {
            throw refused("Expiration " + end + " is beyond the max expiry timestamp");
        }
    }

    private static NodeFailure refused(String problem) {
        return NodeCode.SIWE_MESSAGE.failure(LABEL, problem);
    }
}
