package org.lit4j.core.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.internal.Nearest;

/**
 * The providers of one kind, by name. Immutable, thread-safe. Discovery lists what is there; choosing is explicit. A
 * broken provider is listed with its reason and troubles only who asks for it; so do two with one name. Nothing is kept
 * between two searches.
 */
public final class ProviderRegistry<P extends NamedProvider> {
    private final String kind;
    private final List<Provided<P>> working;
    private final List<ProviderEntry> entries;
    private final Set<String> files;
    private final boolean searched;

    private ProviderRegistry(
            String kind, List<Provided<P>> working, List<ProviderEntry> broken, Set<String> files, boolean searched) {
        this.kind = kind;
        this.working = List.copyOf(working);
        this.files = Set.copyOf(files);
        this.searched = searched;
        List<ProviderEntry> all = new ArrayList<>(broken);
        working.forEach(provided -> all.add(marked(provided)));
        all.sort(Comparator.comparing(ProviderEntry::name, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(entry -> String.valueOf(entry.className()))
                .thenComparing(entry -> String.valueOf(entry.jar())));
        this.entries = List.copyOf(all);
    }

    /** Registers exactly these; nothing is searched. */
    public static <P extends NamedProvider> ProviderRegistry<P> of(Class<P> spi, Collection<? extends P> providers) {
        String kind = ProviderKind.wordOf(spi);
        List<Provided<P>> working = new ArrayList<>();
        List<ProviderEntry> broken = new ArrayList<>();
        for (P provider : providers) {
            Provided<P> provided = Provided.of(kind, provider, Origin.of(provider.getClass()));
            if (provided.entry().works()) {
                working.add(provided);
            } else {
                broken.add(provided.entry());
            }
        }
        return new ProviderRegistry<>(kind, working, broken, Set.of(), false);
    }

    /** Searches with the class loader of the interface, then the thread's. */
    public static <P extends NamedProvider> ProviderRegistry<P> discover(Class<P> spi) {
        return discover(spi, null);
    }

    /** Searches with a class loader, then that of the interface, then the thread's. What two of them find counts once. */
    public static <P extends NamedProvider> ProviderRegistry<P> discover(Class<P> spi, @Nullable ClassLoader loader) {
        Discovery<P> found = new Discovery<>(spi, loader);
        return new ProviderRegistry<>(ProviderKind.wordOf(spi), found.found(), found.broken(), found.files(), true);
    }

    /** Returns everything that was found, by name; what has no name comes last. */
    public List<ProviderEntry> entries() {
        return entries;
    }

    /** Returns the names of the providers that work, each once. */
    public List<String> names() {
        return working.stream()
                .map(Provided::entry)
                .map(ProviderRegistry::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the providers that work, by name. Two of them may have one name. */
    public List<P> providers() {
        return working.stream()
                .sorted(Comparator.comparing(provided -> name(provided.entry())))
                .map(Provided::provider)
                .toList();
    }

    /**
     * Returns the provider with this name.
     *
     * @throws LitException {@code PROVIDER_NOT_FOUND} with the names there are; {@code PROVIDER_AMBIGUOUS} with the classes
     *     and jars that claim the name; {@code PROVIDER_BROKEN} with the reason, also when nothing has the name and there is
     *     a broken provider that may have it
     */
    public P require(String name) {
        List<Provided<P>> claimants = working.stream()
                .filter(provided -> name.equals(provided.entry().name()))
                .toList();
        if (claimants.size() == 1) {
            return claimants.get(0).provider();
        }
        if (claimants.isEmpty()) {
            throw notFound(name);
        }
        throw new LitException(
                ErrorCode.PROVIDER_AMBIGUOUS,
                "Several " + kind + "s are named '" + name + "': "
                        + claimants.stream()
                                .map(provided -> provided.entry().origin())
                                .collect(Collectors.joining(", "))
                        + ". Keep one of the jars.");
    }

    /**
     * Opens a part: finds its provider, checks the context's settings against the provider's, and opens it.
     *
     * @param open calls the provider's own open
     * @throws org.lit4j.core.error.SettingsException with all that is wrong in the settings
     * @throws LitException what {@link #require} and the provider throw; {@code PROVIDER_BROKEN} for whatever else it
     *     throws, and when it answers null
     */
    public <T> T open(String name, ProviderContext.Builder context, BiFunction<P, ProviderContext, T> open) {
        P provider = require(name);
        ProviderContext checked = context.buildFor(provider);
        @Nullable T part;
        try {
            part = open.apply(provider, checked);
        } catch (LitException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw broken(provider, name, BrokenReason.of(e), e);
        }
        if (part == null) {
            throw broken(provider, name, "it opens null", null);
        }
        return part;
    }

    private LitException broken(P provider, String name, String reason, @Nullable Throwable cause) {
        String core = Origin.of(NamedProvider.class).version();
        return new LitException(
                ErrorCode.PROVIDER_BROKEN,
                "The " + kind + " '" + name + "', " + provider.getClass().getName() + " in "
                        + Origin.of(provider.getClass()).text() + ", cannot be opened by lit-core"
                        + (core == null ? "" : " (" + core + ")") + ", whose interfaces have version "
                        + NamedProvider.SPI_VERSION + ": " + reason + ".",
                cause);
    }

    /** The jars whose service files were read. */
    Set<String> files() {
        return files;
    }

    boolean wasSearched() {
        return searched;
    }

    private LitException notFound(String name) {
        List<ProviderEntry> broken = entries.stream()
                .filter(entry -> !entry.works() && (entry.name() == null || name.equals(entry.name())))
                .toList();
        String missing = "No " + kind + " is named " + shown(name) + "; "
                + (names().isEmpty() ? "none was found" : "found are " + String.join(", ", names())) + "."
                + Nearest.to(name, names())
                        .map(near -> " Did you mean '" + near + "'?")
                        .orElse("");
        if (broken.isEmpty()) {
            return new LitException(
                    ErrorCode.PROVIDER_NOT_FOUND,
                    missing
                            + (searched
                                    ? " Add its module, or merge META-INF/services if you build a shaded jar."
                                    : " Nothing was searched: give its provider by hand."));
        }
        String reasons = broken.stream()
                .map(entry -> entry.origin() + ": " + entry.reason())
                .collect(Collectors.joining("; "));
        boolean named = broken.stream().anyMatch(entry -> name.equals(entry.name()));
        return new LitException(
                ErrorCode.PROVIDER_BROKEN,
                named
                        ? "The " + kind + " '" + name + "' cannot be used. " + reasons + "."
                        : missing + " These could not be loaded, and one of them may have the name: " + reasons + ".");
    }

    /** Repeats what can be a name; what cannot be one may be a secret in a wrong place. */
    private static String shown(String name) {
        return Provided.isName(name) && name.length() <= 30 ? "'" + name + "'" : "so";
    }

    private ProviderEntry marked(Provided<P> provided) {
        ProviderEntry entry = provided.entry();
        String others = working.stream()
                .filter(other -> other.provider() != provided.provider())
                .map(Provided::entry)
                .filter(other -> name(other).equals(entry.name()))
                .map(ProviderEntry::origin)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? entry : entry.with(ProviderStatus.DUPLICATE, "its name is also that of " + others);
    }

    private static String name(ProviderEntry entry) {
        return String.valueOf(entry.name());
    }
}
