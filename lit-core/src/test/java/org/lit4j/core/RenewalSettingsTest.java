package org.lit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SettingProblem;
import org.lit4j.core.error.SettingsException;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.Setting;

/** Every duration of a {@link RenewalPolicy}, by text. */
class RenewalSettingsTest {
    private static final ProviderCatalog NO_PROVIDERS =
            ProviderCatalog.builder().build();

    static List<RenewalSettings> all() {
        return RenewalSettings.all();
    }

    @Test
    void everyDurationHasASettingOfItsOwn() throws ReflectiveOperationException {
        RecordComponent[] durations = RenewalPolicy.class.getRecordComponents();
        int[] changes = new int[durations.length];
        for (RenewalSettings one : all()) {
            Setting<Duration> setting = one.setting();
            Duration other = setting.fallback().orElseThrow().plusMillis(1);
            RenewalPolicy changed = change(RenewalPolicy.DEFAULT, Map.of("lit." + setting.key(), other.toString()));
            for (int i = 0; i < durations.length; i++) {
                Object before = durations[i].getAccessor().invoke(RenewalPolicy.DEFAULT);
                Object after = durations[i].getAccessor().invoke(changed);
                if (!after.equals(before)) {
                    assertThat(after).isEqualTo(other);
                    changes[i]++;
                }
            }
        }
        assertThat(all()).hasSameSizeAs(durations);
        assertThat(Arrays.stream(changes)).containsOnly(1);
    }

    /** What is beyond a bound of the setting the policy refuses, too, and it takes the bound. */
    @ParameterizedTest
    @MethodSource("all")
    void boundsAreThoseOfThePolicy(RenewalSettings one) {
        Setting<Duration> setting = one.setting();
        String[] bounds = setting.type().substring("duration, ".length()).split(" to ", -1);
        Duration least = setting.read(bounds[0], System::getenv);
        Duration most = setting.read(bounds[1], System::getenv);
        assertThat(policyOf(one, least)).isNotNull();
        assertThat(policyOf(one, most)).isNotNull();
        assertThatThrownBy(() -> policyOf(one, least.minusMillis(1))).isInstanceOf(LitException.class);
        assertThatThrownBy(() -> policyOf(one, most.plusMillis(1))).isInstanceOf(LitException.class);
        assertThat(refused(Map.of("lit." + setting.key(), most.plusMillis(1).toString()))
                        .problems())
                .extracting(SettingProblem::key, SettingProblem::problem)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "lit." + setting.key(), "it is not within " + bounds[0] + " to " + bounds[1]));
        if (!least.isZero()) {
            assertThat(refused(Map.of("lit." + setting.key(), "0s")).problems()).hasSize(1);
        }
    }

    /** Gives a policy this duration, and those that depend on it what allows it. */
    private static RenewalPolicy policyOf(RenewalSettings one, Duration value) {
        Duration instant = Duration.ofMillis(1);
        Duration day = Duration.ofDays(1);
        RenewalPolicy.Builder policy = RenewalPolicy.builder()
                .advisoryWindow(Duration.ZERO)
                .retryDelay(instant)
                .longestRetryDelay(day)
                .lease(Duration.ofMillis(3))
                .unattendedLease(day)
                .pollDelay(instant);
        switch (one.setting().key()) {
            case "policy.renewal-window" -> policy.mandatoryWindow(Duration.ZERO);
            case "policy.poll-delay" -> policy.lease(day);
            default -> {
                // depends on nothing
            }
        }
        one.given().accept(policy, value);
        return policy.build();
    }

    @ParameterizedTest
    @CsvSource({
        "longest-retry-delay=500ms, longest-retry-delay, it is shorter than lit.policy.retry-delay",
        "retry-delay=2m, retry-delay, 'it is longer than lit.policy.longest-retry-delay; give that, too, or less'",
        "lease=6m, lease, 'it is longer than lit.policy.unattended-lease; give that, too, or less'",
        "unattended-lease=10s, unattended-lease, it is shorter than lit.policy.lease",
        "lease=50ms, lease, it is shorter than lit.policy.poll-delay",
        "poll-delay=31s, poll-delay, 'it is longer than lit.policy.lease; give that, too, or less'",
        "renewal-window=29s, renewal-window, it is shorter than lit.policy.renewal-margin",
        "lease=10m unattended-lease=9m, unattended-lease, it is shorter than lit.policy.lease",
        "renewal-margin=20m renewal-window=10m, renewal-window, it is shorter than lit.policy.renewal-margin"
    })
    void whatDoesNotGoTogetherIsAMistake(String given, String key, String problem) {
        Settings.Builder settings = Settings.builder();
        for (String one : given.split(" ", -1)) {
            settings.set(
                    "lit.policy." + one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1), "--set");
        }
        assertThat(refused(settings.build()).problems()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo(ErrorCode.SETTING_INVALID);
            assertThat(found.key()).isEqualTo("lit.policy." + key);
            assertThat(found.source()).isEqualTo("--set");
            assertThat(found.problem()).isEqualTo(problem);
        });
    }

    @Test
    void whatGoesTogetherIsTaken() {
        RenewalPolicy long10 =
                change(RenewalPolicy.DEFAULT, Map.of("lit.policy.lease", "10m", "lit.policy.unattended-lease", "20m"));
        assertThat(long10.lease()).isEqualTo(Duration.ofMinutes(10));
        assertThat(change(RenewalPolicy.DEFAULT, Map.of("lit.policy.renewal-window", "0s"))
                        .advisoryWindow())
                .isZero();
        assertThat(change(RenewalPolicy.DEFAULT, Map.of("lit.policy.renewal-margin", "20m"))
                        .advisoryWindow())
                .as("a margin takes the window with it")
                .isEqualTo(Duration.ofMinutes(20));
    }

    /** What is given in code counts, not the default. */
    @Test
    void settingsAreHeldAgainstThePolicyThatTheyChange() {
        RenewalPolicy slow = RenewalPolicy.builder()
                .lease(Duration.ofMinutes(30))
                .unattendedLease(Duration.ofHours(1))
                .build();
        assertThat(change(slow, Map.of("lit.policy.lease", "45m")).unattendedLease())
                .isEqualTo(Duration.ofHours(1));
        Map<String, String> shorter = Map.of("lit.policy.unattended-lease", "20m");
        assertThat(change(RenewalPolicy.DEFAULT, shorter).unattendedLease()).isEqualTo(Duration.ofMinutes(20));
        assertThatThrownBy(() -> change(slow, shorter)).isInstanceOf(SettingsException.class);
    }

    private static RenewalPolicy change(RenewalPolicy renewal, Map<String, String> settings) {
        return RenewalSettings.change(
                renewal, CoreSettings.schema(NO_PROVIDERS, renewal).check(Settings.of(settings)));
    }

    private static SettingsException refused(Map<String, String> settings) {
        return refused(Settings.of(settings));
    }

    private static SettingsException refused(Settings settings) {
        return catchThrowableOfType(
                SettingsException.class,
                () -> LitSessions.settingsSchema(NO_PROVIDERS).check(settings));
    }
}
