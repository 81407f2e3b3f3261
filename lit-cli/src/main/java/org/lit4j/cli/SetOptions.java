package org.lit4j.cli;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.spi.ProviderKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Settings of a command that opens parts: those of {@link SettingsOptions}, and single ones. */
final class SetOptions {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the store; or any setting, beginning with 'lit.'.")
    private Map<String, String> set = new TreeMap<>();

    @Mixin
    private SettingsOptions config = new SettingsOptions();

    Settings.Builder read() {
        return config.read();
    }

    /** Gives the single settings, those of the store when it is known which one. */
    void addTo(Settings.Builder settings) {
        add(settings, true, "");
        add(settings, false, ProviderKind.STORE.prefix(chosen(settings, ProviderKind.STORE)));
    }

    private void add(Settings.Builder settings, boolean full, String prefix) {
        set.forEach((key, value) -> {
            if (key.startsWith("lit.") == full) {
                settings.set(prefix + key, value, "--set");
            }
        });
    }

    /** The name that the settings so far give; for none, one that no provider has. */
    static String chosen(Settings.Builder settings, ProviderKind kind) {
        return settings.build().text(kind.choice()).orElse("none");
    }

    /** Gives what an option says, if it was written. */
    static void put(Settings.Builder settings, String key, @Nullable String value, String option) {
        if (value != null) {
            settings.set(key, value, option);
        }
    }
}
