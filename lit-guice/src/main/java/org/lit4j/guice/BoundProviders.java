package org.lit4j.guice;

import com.google.inject.Inject;
import com.google.inject.spi.Message;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.core.spi.DialectProvider;
import org.lit4j.core.spi.NamedProvider;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.ProviderKind;
import org.lit4j.core.spi.RecordSealerProvider;
import org.lit4j.core.spi.SessionKeyStoreProvider;

/** The providers that the application has bound, by kind and name. */
final class BoundProviders {
    private final Map<ProviderKind, Map<String, ? extends NamedProvider>> byKind = new EnumMap<>(ProviderKind.class);

    @Inject
    BoundProviders(
            Map<String, AuthSignerProvider> signers,
            Map<String, SessionKeyStoreProvider> stores,
            Map<String, RecordSealerProvider> keyRings,
            Map<String, CapabilityBuilderProvider> capabilityBuilders,
            Map<String, DialectProvider> dialects) {
        byKind.put(ProviderKind.SIGNER, signers);
        byKind.put(ProviderKind.STORE, stores);
        byKind.put(ProviderKind.KEYRING, keyRings);
        byKind.put(ProviderKind.CAPABILITY_BUILDER, capabilityBuilders);
        byKind.put(ProviderKind.DIALECT, dialects);
    }

    /** Settings choose by the provider's own name, so it cannot be bound under another. */
    List<Message> mistakes() {
        List<Message> mistakes = new ArrayList<>();
        byKind.forEach((kind, bound) -> bound.forEach((key, provider) -> {
            if (!provider.name().equals(key)) {
                mistakes.add(Assembly.message(
                        "A provider of the kind " + kind.word() + " is bound under '" + key + "', but its name is '"
                                + provider.name() + "': " + provider.getClass().getName() + ". Bind it under its name.",
                        null));
            }
        }));
        return mistakes;
    }

    /**
     * Returns the providers to choose among: those that are bound, and the others that ServiceLoader finds.
     *
     * @param chosen which one settings choose
     */
    ProviderCatalog catalog(
            boolean discovers, @Nullable ClassLoader loader, Function<ProviderKind, Optional<String>> chosen) {
        boolean anyBound = byKind.values().stream().anyMatch(bound -> !bound.isEmpty());
        if (discovers && !anyBound) {
            return ProviderCatalog.discover(loader);
        }
        ProviderCatalog.Builder all = ProviderCatalog.builder();
        byKind.values().forEach(bound -> bound.values().forEach(all::add));
        if (discovers) {
            addFound(ProviderCatalog.discover(loader), chosen, all);
        }
        return all.build();
    }

    private void addFound(
            ProviderCatalog found, Function<ProviderKind, Optional<String>> chosen, ProviderCatalog.Builder all) {
        byKind.forEach((kind, bound) -> {
            // What is broken cannot be handed on; who asks for it learns why.
            chosen.apply(kind)
                    .filter(name -> !bound.containsKey(name) && kind != ProviderKind.DIALECT)
                    .ifPresent(name -> found.of(kind).require(name));
            found.of(kind).providers().stream()
                    .filter(provider -> !bound.containsKey(provider.name()))
                    .forEach(all::add);
        });
    }
}
