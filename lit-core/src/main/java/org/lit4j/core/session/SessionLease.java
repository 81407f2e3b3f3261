package org.lit4j.core.session;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * The right to ask the signer for one identity, for a while. Immutable. What counts is what the store remembers: it
 * compares the token, never {@code expiresAt}, so a copy from before {@link SessionKeyStore#renewLease} is as good.
 *
 * @param token 32 lower-case hexadecimal digits, never given twice by a store
 * @param expiresAt when the lease ends, exclusive, in milliseconds of the store's clock
 */
public record SessionLease(SessionKeyId id, String token, Instant expiresAt) {
    /** A longer lease would keep others away for too long when its holder dies. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final int TOKEN_BYTES = 16;

    public SessionLease {
        requireNonNull(id, "id");
        requireNonNull(expiresAt, "expiresAt");
        if (!Hex.isLower(requireNonNull(token, "token"), 2 * TOKEN_BYTES)) {
            throw new LitException(
                    ErrorCode.HEX_INVALID, "The token of a lease must be 32 lower-case hexadecimal digits.");
        }
    }

    /** Draws a token: 16 bytes of the random source. */
    public static String newToken(SecureRandom random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Hex.encode(bytes);
    }

    /**
     * Returns when a lease that starts now ends, cut to milliseconds.
     *
     * @param length from 1 millisecond to {@link #LONGEST}
     * @throws LitException {@code SETTING_INVALID}
     */
    public static Instant end(Instant now, Duration length) {
        if (length.compareTo(Duration.ofMillis(1)) < 0 || length.compareTo(LONGEST) > 0) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The length of a lease is " + length + ". Give from 1 millisecond to " + LONGEST.toHours()
                            + " hours.");
        }
        return now.plus(length).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns this lease with another end. */
    public SessionLease until(Instant newEnd) {
        return new SessionLease(id, token, newEnd);
    }

    /** Says whether the lease has not ended at {@code now}; somebody may have taken it over all the same. */
    public boolean isLiveAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Makes the failure of a save under this lease that is not held any more: {@code STORE_LEASE_LOST}. */
    public LitException lost() {
        return new LitException(
                ErrorCode.STORE_LEASE_LOST,
                "The lease on " + id
                        + " has ended or was taken over, so nothing was saved. Read the record again: another"
                        + " holder may have renewed it.");
    }

    /**
     * Refuses a record of another identity.
     *
     * @throws LitException {@code STORE_LEASE_LOST}
     */
    public void requireFor(SessionKeyId other) {
        if (!id.equals(other)) {
            throw new LitException(
                    ErrorCode.STORE_LEASE_LOST,
                    "The lease is on " + id + ", the record is of " + other + ". Take a lease on that identity.");
        }
    }
}
