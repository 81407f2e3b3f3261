package org.lit4j.core.spi;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;

/**
 * What a provider gets to open its part. Immutable.
 *
 * @param settings the part's own settings, without their common prefix
 */
public record ProviderContext(Map<String, String> settings, Clock clock, SecureRandom random) {
    public ProviderContext {
        settings = Map.copyOf(settings);
    }

    /** Makes a context without settings, with the system's clock and random source. */
    public static ProviderContext ofDefaults() {
        return new ProviderContext(Map.of(), Clock.systemUTC(), new SecureRandom());
    }

    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /**
     * Returns a setting that must be there.
     *
     * @throws LitException {@code SETTING_INVALID}
     */
    public String requireSetting(String key) {
        return setting(key)
                .orElseThrow(() -> new LitException(
                        ErrorCode.SETTING_INVALID, "The setting '" + key + "' is missing; given are " + names() + "."));
    }

    /**
     * Refuses settings that the part does not know.
     *
     * @throws LitException {@code SETTING_UNKNOWN}
     */
    public void allowOnly(Set<String> known) {
        for (String key : new TreeSet<>(settings.keySet())) {
            if (!known.contains(key)) {
                throw new LitException(
                        ErrorCode.SETTING_UNKNOWN,
                        "There is no setting '" + SafeText.of(key) + "' here; known are " + new TreeSet<>(known) + ".");
            }
        }
    }

    /** Names the settings without their values, which may be secret. */
    @Override
    public String toString() {
        return "ProviderContext" + names();
    }

    private String names() {
        return SafeText.of(new TreeSet<>(settings.keySet()).toString());
    }
}
