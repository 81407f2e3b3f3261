package org.lit4j.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.settings.Settings;
import picocli.CommandLine.Option;

/** Where a command takes settings from. */
final class SettingsOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "A properties file of settings.")
    private @Nullable Path config;

    @Option(
            names = "--env",
            description = "Takes settings from the environment, too: LIT_STORE is lit.store; they win over the file's.")
    private boolean env;

    boolean given() {
        return config != null || env;
    }

    Settings.Builder read() {
        Settings.Builder settings = Settings.builder();
        if (config != null) {
            settings.file(config);
        }
        if (env) {
            settings.environment(System.getenv());
        }
        return settings;
    }
}
