package org.lit4j.core.spi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SettingProblem;
import org.lit4j.core.error.SettingsException;
import org.lit4j.core.internal.Nearest;

/**
 * Compares settings with declarations and collects every mistake: unknown, malformed, missing. One thread at a time.
 */
public final class SettingCheck {
    private final Map<String, Setting<?>> declared = new TreeMap<>();
    private final String prefix;
    private final Function<String, @Nullable String> environment;
    private final Set<String> given = new HashSet<>();
    private final List<SettingProblem> problems = new ArrayList<>();

    /**
     * Starts a check.
     *
     * @param prefix what stands in front of the declared keys in messages
     * @param environment where {@code env:} references lead
     */
    public SettingCheck(List<Setting<?>> declared, String prefix, Function<String, @Nullable String> environment) {
        declared.forEach(setting -> this.declared.put(setting.key(), setting));
        this.prefix = prefix;
        this.environment = environment;
    }

    /**
     * Judges one setting.
     *
     * @param key without the prefix
     * @param source where it was given, in words
     */
    public void add(String key, String text, String source) {
        given.add(key);
        Setting<?> setting = declared.get(key);
        if (setting == null) {
            problems.add(new SettingProblem(
                    ErrorCode.SETTING_UNKNOWN, prefix + key, source, "there is no such setting" + hint(key)));
            return;
        }
        try {
            close(setting.read(text, environment));
        } catch (LitException e) {
            problems.add(new SettingProblem(e.code(), prefix + key, source, String.valueOf(e.getMessage())));
        }
    }

    /** Returns the mistakes, missing settings included, in the order of their names. */
    public List<SettingProblem> problems() {
        List<SettingProblem> all = new ArrayList<>(problems);
        declared.values().stream()
                .filter(setting -> setting.isRequired() && !given.contains(setting.key()))
                .map(setting -> new SettingProblem(
                        ErrorCode.SETTING_INVALID,
                        prefix + setting.key(),
                        "",
                        "it is missing; give " + setting.type() + ": " + setting.meaning()))
                .forEach(all::add);
        all.sort(Comparator.comparing(SettingProblem::key));
        return all;
    }

    /**
     * Ends the check.
     *
     * @throws SettingsException when there is a mistake
     */
    public void orThrow() {
        List<SettingProblem> all = problems();
        if (!all.isEmpty()) {
            throw new SettingsException(all);
        }
    }

    private String hint(String key) {
        if (declared.isEmpty()) {
            return "; there are none below " + prefix;
        }
        return Nearest.to(key, declared.keySet())
                .map(name -> "; did you mean " + prefix + name + "?")
                .orElseGet(() -> "; known below " + prefix + " are " + String.join(", ", declared.keySet()));
    }

    /** Reading a secret gives the caller something to wipe. */
    private static void close(Object value) {
        if (value instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new LitException(ErrorCode.SETTING_INVALID, "what it names cannot be closed", e);
            }
        }
    }
}
