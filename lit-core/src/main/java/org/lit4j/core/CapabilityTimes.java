package org.lit4j.core;

import java.time.Instant;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** What SDK 8 wants of every capability in a session signature: an end, in the future. */
final class CapabilityTimes {
    private static final String LABEL = "Expiration Time: ";

    private CapabilityTimes() {}

    static void requireLive(AuthSig capability, Instant now) {
        String end = capability
                .signedMessage()
                .lines()
                .filter(line -> line.startsWith(LABEL))
                .map(line -> line.substring(LABEL.length()))
                .findFirst()
                .orElseThrow(
                        () -> new LitException(
                                ErrorCode.TIME_INVALID,
                                "A capability AuthSig of " + capability.address()
                                        + " never expires; this dialect wants an Expiration Time in each. Have it signed with one."));
        if (!Timestamp.parse(end).instant().isAfter(now)) {
            throw new LitException(
                    ErrorCode.DELEGATION_EXPIRED,
                    "A capability AuthSig of " + capability.address() + " ended at " + end
                            + ". Have a new one signed.");
        }
    }
}
