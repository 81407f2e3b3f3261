package org.lit4j.core.renewal;

import java.time.Duration;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionLease;

/**
 * When delegations are renewed and how long is waited. Immutable.
 *
 * @param advisoryWindow how long before its end a delegation is renewed ahead, while it still serves; at most a quarter
 *     of its life; zero for never
 * @param mandatoryWindow how long before its end a delegation is not used any more, but for what the signer being down
 *     leaves no choice; zero or more
 * @param jitter up to how much later in the advisory window renewal begins, at random; zero or more
 * @param retryDelay how long the signer is left alone after a failure; doubles with each failure in a row
 * @param longestRetryDelay where doubling ends
 * @param terminalDelay how long the signer is left alone after it refused, its login expired or it is misconfigured
 * @param lease how long the right to ask the signer lasts when it is renewed meanwhile: so long others wait for a
 *     process that died
 * @param unattendedLease how long it lasts when nothing renews it, so how long a person may take
 * @param waitLimit how long a caller waits for others that ask the signer
 * @param pollDelay how long a caller waits between looks at the store, at first; doubles up to ten times that
 */
public record RenewalPolicy(
        Duration advisoryWindow,
        Duration mandatoryWindow,
        Duration jitter,
        Duration retryDelay,
        Duration longestRetryDelay,
        Duration terminalDelay,
        Duration lease,
        Duration unattendedLease,
        Duration waitLimit,
        Duration pollDelay) {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(365);

    /** Five minutes ahead at most, 30 seconds at least; the record's other defaults are in {@code docs/sessions.md}. */
    public static final RenewalPolicy DEFAULT = new RenewalPolicy(
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMillis(100));

    /**
     * Checks every duration.
     *
     * @throws LitException {@code SETTING_INVALID}, naming the first that is wrong
     */
    public RenewalPolicy {
        between("advisoryWindow", advisoryWindow, Duration.ZERO, LONGEST_WINDOW);
        between("mandatoryWindow", mandatoryWindow, Duration.ZERO, LONGEST_WINDOW);
        between("jitter", jitter, Duration.ZERO, LONGEST_WINDOW);
        between("retryDelay", retryDelay, Duration.ofMillis(1), SessionLease.LONGEST);
        between("longestRetryDelay", longestRetryDelay, retryDelay, SessionLease.LONGEST);
        between("terminalDelay", terminalDelay, Duration.ofMillis(1), SessionLease.LONGEST);
        between("lease", lease, Duration.ofMillis(3), SessionLease.LONGEST);
        between("unattendedLease", unattendedLease, lease, SessionLease.LONGEST);
        between("waitLimit", waitLimit, Duration.ofMillis(1), SessionLease.LONGEST);
        between("pollDelay", pollDelay, Duration.ofMillis(1), lease);
        if (!advisoryWindow.isZero() && advisoryWindow.compareTo(mandatoryWindow) < 0) {
            throw invalid("advisoryWindow", advisoryWindow, "zero, or at least mandatoryWindow, " + mandatoryWindow);
        }
    }

    /** Starts from {@link #DEFAULT}. */
    public static Builder builder() {
        return new Builder(DEFAULT);
    }

    /** Starts from this policy. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    private static void between(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw invalid(name, value, "from " + least + " to " + most);
        }
    }

    private static LitException invalid(String name, Duration value, String allowed) {
        return new LitException(
                ErrorCode.SETTING_INVALID, "The " + name + " of renewal is " + value + ". Give " + allowed + ".");
    }

    /** Named setters: ten durations side by side invite a swap. One thread at a time. */
    public static final class Builder {
        private Duration advisoryWindow;
        private Duration mandatoryWindow;
        private Duration jitter;
        private Duration retryDelay;
        private Duration longestRetryDelay;
        private Duration terminalDelay;
        private Duration lease;
        private Duration unattendedLease;
        private Duration waitLimit;
        private Duration pollDelay;

        private Builder(RenewalPolicy from) {
            advisoryWindow = from.advisoryWindow;
            mandatoryWindow = from.mandatoryWindow;
            jitter = from.jitter;
            retryDelay = from.retryDelay;
            longestRetryDelay = from.longestRetryDelay;
            terminalDelay = from.terminalDelay;
            lease = from.lease;
            unattendedLease = from.unattendedLease;
            waitLimit = from.waitLimit;
            pollDelay = from.pollDelay;
        }

        public Builder advisoryWindow(Duration advisoryWindow) {
            this.advisoryWindow = advisoryWindow;
            return this;
        }

        public Builder mandatoryWindow(Duration mandatoryWindow) {
            this.mandatoryWindow = mandatoryWindow;
            return this;
        }

        public Builder jitter(Duration jitter) {
            this.jitter = jitter;
            return this;
        }

        public Builder retryDelay(Duration retryDelay) {
            this.retryDelay = retryDelay;
            return this;
        }

        public Builder longestRetryDelay(Duration longestRetryDelay) {
            this.longestRetryDelay = longestRetryDelay;
            return this;
        }

        public Builder terminalDelay(Duration terminalDelay) {
            this.terminalDelay = terminalDelay;
            return this;
        }

        public Builder lease(Duration lease) {
            this.lease = lease;
            return this;
        }

        public Builder unattendedLease(Duration unattendedLease) {
            this.unattendedLease = unattendedLease;
            return this;
        }

        public Builder waitLimit(Duration waitLimit) {
            this.waitLimit = waitLimit;
            return this;
        }

        public Builder pollDelay(Duration pollDelay) {
            this.pollDelay = pollDelay;
            return this;
        }

        /**
         * Makes the policy.
         *
         * @throws LitException {@code SETTING_INVALID}, naming the first duration that is wrong
         */
        public RenewalPolicy build() {
            return new RenewalPolicy(
                    advisoryWindow,
                    mandatoryWindow,
                    jitter,
                    retryDelay,
                    longestRetryDelay,
                    terminalDelay,
                    lease,
                    unattendedLease,
                    waitLimit,
                    pollDelay);
        }
    }
}
