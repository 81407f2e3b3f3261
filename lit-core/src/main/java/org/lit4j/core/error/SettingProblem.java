package org.lit4j.core.error;

import java.io.Serializable;

/**
 * One mistake in settings. Immutable; holds no value of a setting.
 *
 * @param code what is wrong, for programs
 * @param key the setting's full name, without what may be a key of another kind in it
 * @param source where it was given, such as {@code line 3 of lit.properties}; empty when it was not given
 * @param problem what is wrong and what to do, for people
 */
public record SettingProblem(ErrorCode code, String key, String source, String problem) implements Serializable {
    public SettingProblem {
        key = SafeText.of(key);
        source = SafeText.of(source);
    }

    @Override
    public String toString() {
        return key + (source.isEmpty() ? "" : " (" + source + ")") + ": " + problem;
    }
}
