package org.lit4j.core.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SettingProblem;
import org.lit4j.core.error.SettingsException;
import org.lit4j.core.internal.Nearest;
import org.lit4j.core.spi.NamedProvider;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.ProviderKind;
import org.lit4j.core.spi.Setting;

/**
 * Every setting that there is: lit4j's own and those that the providers of a catalogue declare. Immutable, thread-safe.
 */
public final class SettingsSchema {
    static final String PREFIX = "lit.";

    private final ProviderCatalog catalog;
    private final List<Setting<?>> own;
    private final Map<String, String> companions;
    private final Function<CheckedSettings, Map<String, String>> contradictions;
    private final Map<String, SettingDescription> descriptions = new TreeMap<>();
    private final Map<String, List<String>> environmentNames = new TreeMap<>();

    /**
     * Makes a schema.
     *
     * @param own lit4j's own settings, their keys without {@code lit.}
     * @param companions settings that mean nothing without another one: full name to full name
     * @param contradictions what is wrong with own settings that are right one by one: key without {@code lit.} to
     *     problem; not asked when one of them is not
     */
    public SettingsSchema(
            List<Setting<?>> own,
            Map<String, String> companions,
            Function<CheckedSettings, Map<String, String>> contradictions,
            ProviderCatalog catalog) {
        this.catalog = catalog;
        this.own = List.copyOf(own);
        this.companions = Map.copyOf(companions);
        this.contradictions = contradictions;
        own.forEach(setting -> add(new SettingDescription(PREFIX + setting.key(), Optional.empty(), "", setting)));
        for (ProviderKind kind : ProviderKind.values()) {
            catalog.of(kind).providers().forEach(provider -> addAll(kind, provider));
        }
    }

    private void addAll(ProviderKind kind, NamedProvider provider) {
        String name = provider.name();
        provider.settings()
                .forEach(setting -> add(
                        new SettingDescription(kind.prefix(name) + setting.key(), Optional.of(kind), name, setting)));
    }

    private void add(SettingDescription description) {
        if (descriptions.put(description.key(), description) == null) {
            environmentNames
                    .computeIfAbsent(description.environmentName(), name -> new ArrayList<>())
                    .add(description.key());
        }
    }

    /** Returns all settings, by name. */
    public Collection<SettingDescription> descriptions() {
        return Collections.unmodifiableCollection(descriptions.values());
    }

    /** Returns the setting with this full name, or the variable of the environment that means it. */
    public Optional<SettingDescription> find(String name) {
        return Optional.ofNullable(descriptions.get(settingOf(name)));
    }

    /**
     * Returns the setting with this full name, or the variable of the environment that means it.
     *
     * @throws LitException {@code SETTING_UNKNOWN} with the nearest name
     */
    public SettingDescription require(String name) {
        return find(name)
                .orElseThrow(() -> new LitException(
                        ErrorCode.SETTING_UNKNOWN,
                        "There is no setting of that name" + Nearest.hint(name, descriptions.keySet())));
    }

    /** Returns the providers whose settings are in this schema. */
    public ProviderCatalog catalog() {
        return catalog;
    }

    /**
     * Checks settings: every name, every value, what is missing, what was chosen and is not there.
     *
     * @throws SettingsException with every mistake
     */
    public CheckedSettings check(Settings settings) {
        Map<String, Settings.Given> given = settings.resolve(this::settingOf);
        List<SettingProblem> problems = new SettingsChecker(this, settings, given).problems();
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new CheckedSettings(this, settings, given);
    }

    /**
     * Returns where a setting was given, in words; empty when it was not.
     *
     * @param key the full name
     */
    public Optional<String> source(Settings settings, String key) {
        return Optional.ofNullable(settings.resolve(this::settingOf).get(key)).map(Settings.Given::source);
    }

    List<Setting<?>> own() {
        return own;
    }

    Map<String, String> companions() {
        return companions;
    }

    Map<String, String> contradictions(CheckedSettings settings) {
        return contradictions.apply(settings);
    }

    Map<String, List<String>> environmentNames() {
        return environmentNames;
    }

    /** Returns what a variable means; the name itself when that is not clear, or when it is no variable's. */
    private String settingOf(String name) {
        List<String> meant = environmentNames.getOrDefault(name, List.of());
        return meant.size() == 1 ? meant.get(0) : name;
    }
}
