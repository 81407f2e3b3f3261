package org.lit4j.cli;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.LitSessions;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.settings.CheckedSettings;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.ProviderKind;
import org.lit4j.core.spi.RecordSealerProvider;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which store a command works on, and on whose sessions. */
final class StoreOptions {
    @Option(names = "--store", paramLabel = "NAME", description = "A store of 'lit providers'.")
    private @Nullable String store;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the store; or any setting, beginning with 'lit.'.")
    private Map<String, String> set = new TreeMap<>();

    @Mixin
    private SettingsOptions config = new SettingsOptions();

    @Option(names = "--network", paramLabel = "NAME", description = "The network; default that of the settings.")
    private @Nullable String network;

    @Option(names = "--tenant", paramLabel = "NAME", description = "The tenant; default that of the settings.")
    private @Nullable String tenant;

    String network() {
        return network == null ? settings().text("lit.network").orElse("custom") : network;
    }

    String tenant() {
        return tenant == null ? settings().text("lit.tenant").orElse(SessionKeyId.DEFAULT) : tenant;
    }

    /** Opens the store, does something with it, and closes it and what seals it. */
    <T> T use(Clock clock, Function<SessionKeyStore, T> work) {
        ProviderCatalog catalog = ProviderCatalog.discover();
        CheckedSettings settings = LitSessions.settingsSchema(catalog).check(settings());
        String name = settings.chosen(ProviderKind.STORE)
                .orElseThrow(() -> new LitException(
                        ErrorCode.SETTING_INVALID, "No store was named. Give --store, or lit.store in --config."));
        ProviderContext.Builder context = ProviderContext.builder().clock(clock).random(new SecureRandom());
        try (Sealer sealer = Sealer.open(catalog, settings, context.copy())) {
            if (sealer.opened() != null) {
                context.object(RecordSealer.class, sealer.opened());
            }
            try (SessionKeyStore opened = catalog.registry(SessionKeyStoreProvider.class)
                    .open(name, settings.context(ProviderKind.STORE, name, context), SessionKeyStoreProvider::open)) {
                return work.apply(opened);
            }
        }
    }

    /** What seals, if settings name something. */
    private record Sealer(@Nullable RecordSealer opened) implements AutoCloseable {
        static Sealer open(ProviderCatalog catalog, CheckedSettings settings, ProviderContext.Builder context) {
            return new Sealer(settings.chosen(ProviderKind.KEYRING)
                    .map(ring -> catalog.registry(RecordSealerProvider.class)
                            .open(
                                    ring,
                                    settings.context(ProviderKind.KEYRING, ring, context),
                                    RecordSealerProvider::open))
                    .orElse(null));
        }

        @Override
        public void close() {
            if (opened != null) {
                opened.close();
            }
        }
    }

    private Settings settings() {
        Settings.Builder settings = config.read();
        if (store != null) {
            settings.set("lit.store", store, "--store");
        }
        set.forEach((key, value) -> {
            if (key.startsWith("lit.")) {
                settings.set(key, value, "--set");
            }
        });
        String ofStore =
                ProviderKind.STORE.prefix(settings.build().text("lit.store").orElse("none"));
        set.forEach((key, value) -> {
            if (!key.startsWith("lit.")) {
                settings.set(ofStore + key, value, "--set");
            }
        });
        return settings.build();
    }
}
