package org.lit4j.core.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.ProviderKind;
import org.lit4j.core.spi.Setting;

/** Settings in which there is no mistake. Immutable. */
public final class CheckedSettings {
    private final SettingsSchema schema;
    private final Settings settings;
    private final Map<String, Settings.Given> given;

    CheckedSettings(SettingsSchema schema, Settings settings, Map<String, Settings.Given> given) {
        this.schema = schema;
        this.settings = settings;
        this.given = given;
    }

    /** Returns lit4j's own settings, to be read by their declarations. */
    public ProviderContext own() {
        ProviderContext.Builder own =
                ProviderContext.builder().prefix(SettingsSchema.PREFIX).environment(settings.environment());
        schema.own().forEach(setting -> {
            Settings.Given value = given.get(SettingsSchema.PREFIX + setting.key());
            if (value != null) {
                own.set(setting.key(), value.text(), value.source());
            }
        });
        return own.build();
    }

    /** Says whether one of lit4j's own settings was given, not only its default. */
    public boolean isGiven(Setting<?> own) {
        return given.containsKey(SettingsSchema.PREFIX + own.key());
    }

    /** Returns the name of the provider that was chosen; empty when none was. */
    public Optional<String> chosen(ProviderKind kind) {
        return Optional.ofNullable(given.get(kind.choice())).map(Settings.Given::text);
    }

    /** Returns the names of all providers that were chosen. */
    public Map<ProviderKind, String> chosen() {
        Map<ProviderKind, String> names = new EnumMap<>(ProviderKind.class);
        for (ProviderKind kind : ProviderKind.values()) {
            chosen(kind).ifPresent(name -> names.put(kind, name));
        }
        return names;
    }

    /** Gives the settings of the provider with this name to a context. */
    public ProviderContext.Builder context(ProviderKind kind, String name, ProviderContext.Builder context) {
        String prefix = kind.prefix(name);
        context.prefix(prefix).environment(settings.environment());
        given.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                context.set(key.substring(prefix.length()), value.text(), value.source());
            }
        });
        return context;
    }

    /** Names the settings, never a value. */
    @Override
    public String toString() {
        return settings.toString();
    }
}
