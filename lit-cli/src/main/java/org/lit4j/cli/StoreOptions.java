package org.lit4j.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.NamedProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.ProviderRegistry;
import org.lit4j.core.spi.RecordSealerProvider;
import org.lit4j.core.spi.SessionKeyStoreProvider;
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

    @Option(names = "--config", paramLabel = "FILE", description = "A properties file of settings.")
    private @Nullable Path config;

    @Option(names = "--network", paramLabel = "NAME", description = "The network; default that of the settings.")
    private @Nullable String network;

    @Option(names = "--tenant", paramLabel = "NAME", description = "The tenant; default that of the settings.")
    private @Nullable String tenant;

    String network() {
        return network == null ? settings().getOrDefault("lit.network", "custom") : network;
    }

    String tenant() {
        return tenant == null ? settings().getOrDefault("lit.tenant", SessionKeyId.DEFAULT) : tenant;
    }

    /** Opens the store, does something with it, and closes it and what seals it. */
    <T> T use(Clock clock, Function<SessionKeyStore, T> work) {
        Map<String, String> settings = settings();
        String name = settings.get("lit.store");
        if (name == null) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, "No store was named. Give --store, or lit.store in --config.");
        }
        SessionKeyStoreProvider provider =
                ProviderRegistry.discover(SessionKeyStoreProvider.class).require(name);
        ProviderContext.Builder context = context(settings, "lit.store." + name + ".", clock);
        String ring = settings.get("lit.keyring");
        if (ring == null) {
            try (SessionKeyStore opened = provider.open(checked(context, provider))) {
                return work.apply(opened);
            }
        }
        RecordSealerProvider sealers =
                ProviderRegistry.discover(RecordSealerProvider.class).require(ring);
        ProviderContext.Builder ofRing = context(settings, "lit.keyring." + ring + ".", clock);
        try (RecordSealer sealer = sealers.open(checked(ofRing, sealers));
                SessionKeyStore opened = provider.open(checked(context.object(RecordSealer.class, sealer), provider))) {
            return work.apply(opened);
        }
    }

    private static ProviderContext checked(ProviderContext.Builder context, NamedProvider provider) {
        return context.buildFor(provider);
    }

    private static ProviderContext.Builder context(Map<String, String> settings, String prefix, Clock clock) {
        ProviderContext.Builder context =
                ProviderContext.builder().prefix(prefix).clock(clock).random(new SecureRandom());
        settings.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                context.set(key.substring(prefix.length()), value);
            }
        });
        return context;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        if (config != null) {
            Properties properties = new Properties();
            try (Reader in = Files.newBufferedReader(config)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new LitException(
                        ErrorCode.SETTING_INVALID,
                        SafeText.of(config.toString()) + " cannot be read ("
                                + e.getClass().getSimpleName() + ").");
            }
            properties.stringPropertyNames().forEach(key -> settings.put(key, String.valueOf(properties.get(key))));
        }
        if (store != null) {
            settings.put("lit.store", store);
        }
        set.forEach((key, value) -> settings.put(
                key.startsWith("lit.") ? key : "lit.store." + settings.get("lit.store") + "." + key, value));
        return settings;
    }
}
