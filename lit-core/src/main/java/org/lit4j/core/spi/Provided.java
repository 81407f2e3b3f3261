package org.lit4j.core.spi;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider and what the catalogue says of it. Immutable. */
record Provided<P extends NamedProvider>(P provider, ProviderEntry entry) {
    private static final String NAME = "[a-z0-9]+([.-][a-z0-9]+)*";

    /** Asks the provider for its version, name and settings; whatever it throws passes through. */
    static <P extends NamedProvider> Provided<P> of(String kind, P provider, Origin origin) {
        String name = provider.name();
        String reason = problem(provider, name);
        return new Provided<>(
                provider,
                new ProviderEntry(
                        kind,
                        isName(name) ? name : null,
                        provider.getClass().getName(),
                        origin.jar(),
                        origin.version(),
                        reason == null ? ProviderStatus.FOUND : ProviderStatus.BROKEN,
                        reason));
    }

    static boolean isName(@Nullable String name) {
        return name != null && name.matches(NAME);
    }

    private static @Nullable String problem(NamedProvider provider, @Nullable String name) {
        int version = provider.spiVersion();
        if (version < 1 || version > NamedProvider.SPI_VERSION) {
            return BrokenReason.version(version);
        }
        if (!isName(name)) {
            return "its name is not made of lower-case words joined by hyphens";
        }
        Set<String> keys = new HashSet<>();
        for (Setting<?> setting : provider.settings()) {
            if (!keys.add(setting.key())) {
                return "it declares the setting '" + setting.key() + "' twice";
            }
        }
        return null;
    }
}
