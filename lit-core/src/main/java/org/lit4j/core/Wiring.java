package org.lit4j.core;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.ProviderKind;

/** What a builder knows of providers: where they are, what they are offered, what they opened. One thread at a time. */
final class Wiring {
    private @Nullable ProviderCatalog catalog;
    private @Nullable ClassLoader loader;
    private Map<ProviderKind, String> chosen = Map.of();
    private final ProviderContext.Builder objects = ProviderContext.builder();
    private final Ownership ownership = new Ownership();
    private boolean spent;

    /** Closes what was opened when anything fails; then, and after success, the builder has done its work. */
    <T> T once(Supplier<T> work) {
        if (spent) {
            throw new LitException(
                    ErrorCode.CLOSED,
                    "This builder has built already. Take a new one, so that nothing is closed twice.");
        }
        try {
            T built = work.get();
            spent = true;
            return built;
        } catch (RuntimeException | Error e) {
            spent = ownership.closeAll(e);
            throw e;
        }
    }

    void providers(ProviderCatalog given) {
        catalog = given;
    }

    void classLoader(ClassLoader given) {
        loader = given;
        objects.classLoader(given);
    }

    <T> void object(Class<T> type, T object) {
        objects.object(type, object);
    }

    /** Notes which providers settings have chosen. */
    void chosen(Map<ProviderKind, String> names) {
        chosen = Map.copyOf(names);
    }

    /** The loader to search first, if there is one. */
    @Nullable
    ClassLoader loader() {
        return loader;
    }

    /** What was opened, to be closed with the result. */
    Ownership ownership() {
        return ownership;
    }

    /** Starts a context in which a provider opens its part. */
    ProviderContext.Builder context() {
        return objects.copy();
    }

    /** Returns the providers given, or those found now; the same ones from then on. */
    ProviderCatalog catalog() {
        if (catalog == null) {
            catalog = ProviderCatalog.discover(loader);
        }
        return catalog;
    }

    /** Returns how to know the providers later: nothing is searched before somebody wants to know. */
    Supplier<ProviderCatalog> catalogLater() {
        @Nullable ProviderCatalog known = catalog;
        @Nullable ClassLoader first = loader;
        Map<ProviderKind, String> names = chosen;
        return () -> (known == null ? ProviderCatalog.discover(first) : known).choosing(names);
    }
}
