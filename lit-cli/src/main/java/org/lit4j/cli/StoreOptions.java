package org.lit4j.cli;

import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.LitSessions;
import org.lit4j.core.OpenedStore;
import org.lit4j.core.settings.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which store a command works on, and on whose sessions. */
final class StoreOptions {
    @Option(names = "--store", paramLabel = "NAME", description = "A store of 'lit providers'.")
    private @Nullable String store;

    @Mixin
    private SetOptions set = new SetOptions();

    @Option(names = "--network", paramLabel = "NAME", description = "The network; default that of the settings.")
    private @Nullable String network;

    @Option(names = "--tenant", paramLabel = "NAME", description = "The tenant; default that of the settings.")
    private @Nullable String tenant;

    /** Opens the store, does something with it, and closes it and what seals it. */
    <T> T use(Clock clock, Function<OpenedStore, T> work) {
        try (OpenedStore opened = LitSessions.builder().clock(clock).openStore(settings())) {
            return work.apply(opened);
        }
    }

    private Settings settings() {
        Settings.Builder settings = set.read();
        SetOptions.put(settings, "lit.store", store, "--store");
        SetOptions.put(settings, "lit.network", network, "--network");
        SetOptions.put(settings, "lit.tenant", tenant, "--tenant");
        set.addTo(settings);
        return settings.build();
    }
}
