package org.lit4j.core.spi;

import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * The providers of one kind, by name. Immutable. Discovery lists what is there; choosing is explicit. A broken provider
 * is listed with its reason and troubles only who asks for it.
 */
public final class ProviderRegistry<P extends NamedProvider> {
    /** A loader that fails for ever must not spin. */
    private static final int MAX_FAILURES = 16;

    private final String kind;
    private final Map<String, List<P>> byName = new TreeMap<>();
    private final List<ProviderEntry> entries = new ArrayList<>();

    private ProviderRegistry(Class<P> spi) {
        this.kind = spi.getSimpleName();
    }

    /** Registers exactly these; nothing is searched. */
    public static <P extends NamedProvider> ProviderRegistry<P> of(Class<P> spi, Collection<? extends P> providers) {
        ProviderRegistry<P> registry = new ProviderRegistry<>(spi);
        providers.forEach(registry::add);
        return registry;
    }

    /** Searches with the class loader of the interface. */
    public static <P extends NamedProvider> ProviderRegistry<P> discover(Class<P> spi) {
        return discover(spi, spi.getClassLoader());
    }

    /** Searches with a class loader. */
    public static <P extends NamedProvider> ProviderRegistry<P> discover(Class<P> spi, @Nullable ClassLoader loader) {
        ProviderRegistry<P> registry = new ProviderRegistry<>(spi);
        Iterator<ServiceLoader.Provider<P>> found =
                ServiceLoader.load(spi, loader).stream().iterator();
        int failures = 0;
        while (failures < MAX_FAILURES) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                registry.addFound(found.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                failures++;
                registry.addBroken(null, e);
            }
        }
        return registry;
    }

    /** Returns everything that was found, working providers first, by name. */
    public List<ProviderEntry> entries() {
        return List.copyOf(entries);
    }

    /** Returns the names of the providers that work. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * Returns the provider with this name.
     *
     * @throws LitException {@code PROVIDER_NOT_FOUND} with the names there are; {@code PROVIDER_AMBIGUOUS} with the
     *     classes that claim the name
     */
    public P require(String name) {
        List<P> claimants = byName.getOrDefault(name, List.of());
        if (claimants.size() == 1) {
            return claimants.get(0);
        }
        if (claimants.isEmpty()) {
            throw notFound(name);
        }
        List<String> claims = entries.stream()
                .filter(entry -> name.equals(entry.name()))
                .map(entry -> entry.className() + " in " + entry.jar())
                .toList();
        throw new LitException(
                ErrorCode.PROVIDER_AMBIGUOUS,
                "Several " + kind + "s are named '" + name + "': " + claims + ". Keep one of the jars.");
    }

    private LitException notFound(String name) {
        List<ProviderEntry> broken = entries.stream().filter(e -> !e.works()).toList();
        String message = "No " + kind + " is named '" + name + "'; found " + byName.keySet()
                + ". Add its module, or merge META-INF/services if you build a shaded jar.";
        if (broken.isEmpty()) {
            return new LitException(ErrorCode.PROVIDER_NOT_FOUND, message);
        }
        return new LitException(
                ErrorCode.PROVIDER_BROKEN,
                message + " Declared but not loadable: "
                        + broken.stream().map(ProviderEntry::reason).toList());
    }

    private void addFound(ServiceLoader.Provider<P> provider) {
        try {
            add(provider.get());
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            addBroken(provider.type(), e);
        }
    }

    private void add(P provider) {
        String name = provider.name();
        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(provider);
        Class<?> type = provider.getClass();
        entries.add(new ProviderEntry(kind, name, type.getName(), jarOf(type), versionOf(type), null));
        sortEntries();
    }

    private void addBroken(@Nullable Class<?> type, Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String reason = root == problem ? String.valueOf(problem.getMessage()) : problem.getMessage() + ": " + root;
        entries.add(new ProviderEntry(
                kind,
                null,
                type == null ? null : type.getName(),
                type == null ? null : jarOf(type),
                type == null ? null : versionOf(type),
                reason));
    }

    private void sortEntries() {
        entries.sort(java.util.Comparator.comparing(
                ProviderEntry::name, java.util.Comparator.nullsLast(java.util.Comparator.naturalOrder())));
    }

    private static @Nullable String jarOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null) {
            return null;
        }
        String path = location.getPath();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    private static @Nullable String versionOf(Class<?> type) {
        Package home = type.getPackage();
        return home == null ? null : home.getImplementationVersion();
    }
}
