package org.lit4j.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.settings.CheckedSettings;
import org.lit4j.core.spi.Setting;

/**
 * A duration of {@link RenewalPolicy} that settings may give.
 *
 * @param given gives it to a policy
 * @param of reads it of a policy
 */
record RenewalSettings(
        Setting<Duration> setting,
        BiConsumer<RenewalPolicy.Builder, Duration> given,
        Function<RenewalPolicy, Duration> of) {
    private static final Duration NONE = Duration.ZERO;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration INSTANT = Duration.ofMillis(1);
    private static final Duration BEATS = Duration.ofMillis(3);

    private static final RenewalSettings MARGIN = of(
            "policy.renewal-margin",
            NONE,
            YEAR,
            "how long a stored AuthSig must still be valid to be used again",
            RenewalPolicy.Builder::mandatoryWindow,
            RenewalPolicy::mandatoryWindow);
    private static final RenewalSettings WINDOW = of(
            "policy.renewal-window",
            NONE,
            YEAR,
            "how long before its end an AuthSig is renewed ahead, while it still serves; at most a quarter of its"
                    + " life, and not below the margin; `0s` for never",
            RenewalPolicy.Builder::advisoryWindow,
            RenewalPolicy::advisoryWindow);
    private static final RenewalSettings JITTER = of(
            "policy.renewal-jitter",
            NONE,
            YEAR,
            "up to how much later than that renewal begins, at random",
            RenewalPolicy.Builder::jitter,
            RenewalPolicy::jitter);
    private static final RenewalSettings RETRY_DELAY = of(
            "policy.retry-delay",
            INSTANT,
            "how long the signer is left alone after a failure; doubles with each failure in a row",
            RenewalPolicy.Builder::retryDelay,
            RenewalPolicy::retryDelay);
    private static final RenewalSettings LONGEST_RETRY_DELAY = of(
            "policy.longest-retry-delay",
            INSTANT,
            "where doubling ends; not below `lit.policy.retry-delay`",
            RenewalPolicy.Builder::longestRetryDelay,
            RenewalPolicy::longestRetryDelay);
    private static final RenewalSettings TERMINAL_DELAY = of(
            "policy.terminal-delay",
            INSTANT,
            "how long the signer is left alone after it refused, its login expired or it is misconfigured",
            RenewalPolicy.Builder::terminalDelay,
            RenewalPolicy::terminalDelay);
    private static final RenewalSettings LEASE = of(
            "policy.lease",
            BEATS,
            "how long the right to ask the signer lasts where a timer renews it: so long others wait for a process"
                    + " that died",
            RenewalPolicy.Builder::lease,
            RenewalPolicy::lease);
    private static final RenewalSettings UNATTENDED_LEASE = of(
            "policy.unattended-lease",
            BEATS,
            "how long it lasts without a timer, so how long a person may take; not below `lit.policy.lease`",
            RenewalPolicy.Builder::unattendedLease,
            RenewalPolicy::unattendedLease);
    private static final RenewalSettings WAIT_LIMIT = of(
            "policy.wait-limit",
            INSTANT,
            "how long a caller waits for others that ask the signer",
            RenewalPolicy.Builder::waitLimit,
            RenewalPolicy::waitLimit);
    private static final RenewalSettings POLL_DELAY = of(
            "policy.poll-delay",
            INSTANT,
            "how long a caller waits between looks at the store, at first; doubles up to ten times that; not above"
                    + " `lit.policy.lease`",
            RenewalPolicy.Builder::pollDelay,
            RenewalPolicy::pollDelay);

    private static final List<RenewalSettings> ALL = List.of(
            MARGIN,
            WINDOW,
            JITTER,
            RETRY_DELAY,
            LONGEST_RETRY_DELAY,
            TERMINAL_DELAY,
            LEASE,
            UNATTENDED_LEASE,
            WAIT_LIMIT,
            POLL_DELAY);

    private static RenewalSettings of(
            String key,
            Duration least,
            String meaning,
            BiConsumer<RenewalPolicy.Builder, Duration> given,
            Function<RenewalPolicy, Duration> of) {
        return of(key, least, SessionLease.LONGEST, meaning, given, of);
    }

    private static RenewalSettings of(
            String key,
            Duration least,
            Duration most,
            String meaning,
            BiConsumer<RenewalPolicy.Builder, Duration> given,
            Function<RenewalPolicy, Duration> of) {
        Setting<Duration> setting =
                Setting.duration(key, least, most, meaning).withDefault(of.apply(RenewalPolicy.DEFAULT));
        return new RenewalSettings(setting, given, of);
    }

    static List<RenewalSettings> all() {
        return ALL;
    }

    /** Changes what is given; a margin takes a shorter window, that is not given, with it. */
    static RenewalPolicy change(RenewalPolicy renewal, CheckedSettings settings) {
        RenewalPolicy.Builder changed = renewal.toBuilder();
        Duration margin = MARGIN.value(settings, renewal);
        if (!renewal.advisoryWindow().isZero() && renewal.advisoryWindow().compareTo(margin) < 0) {
            changed.advisoryWindow(margin);
        }
        ALL.stream()
                .filter(one -> settings.isGiven(one.setting))
                .forEach(one -> one.given.accept(changed, one.value(settings, renewal)));
        return changed.build();
    }

    /** Returns what does not go together, by key: what is given with what is, too, or with the renewal so far. */
    static Map<String, String> contradictions(CheckedSettings settings, RenewalPolicy renewal) {
        Map<String, String> found = new TreeMap<>();
        if (settings.isGiven(WINDOW.setting) && !WINDOW.value(settings, renewal).isZero()) {
            compare(MARGIN, WINDOW, settings, renewal, found);
        }
        compare(RETRY_DELAY, LONGEST_RETRY_DELAY, settings, renewal, found);
        compare(LEASE, UNATTENDED_LEASE, settings, renewal, found);
        compare(POLL_DELAY, LEASE, settings, renewal, found);
        return found;
    }

    private static void compare(
            RenewalSettings shorter,
            RenewalSettings longer,
            CheckedSettings settings,
            RenewalPolicy renewal,
            Map<String, String> found) {
        if (shorter.value(settings, renewal).compareTo(longer.value(settings, renewal)) <= 0) {
            return;
        }
        if (settings.isGiven(longer.setting)) {
            found.put(longer.setting.key(), "it is shorter than lit." + shorter.setting.key());
        } else {
            found.put(
                    shorter.setting.key(),
                    "it is longer than lit." + longer.setting.key() + "; give that, too, or less");
        }
    }

    private Duration value(CheckedSettings settings, RenewalPolicy renewal) {
        return settings.isGiven(setting) ? settings.own().get(setting) : of.apply(renewal);
    }
}
