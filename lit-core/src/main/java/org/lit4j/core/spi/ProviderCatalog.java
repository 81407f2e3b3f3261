package org.lit4j.core.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonValue;

/**
 * The providers of every kind, and what became of each: found, chosen, unused, duplicate, broken. Immutable, thread-safe;
 * nothing is kept outside of it.
 */
public final class ProviderCatalog {
    private final Map<ProviderKind, ProviderRegistry<?>> registries;
    private final Map<ProviderKind, String> chosen;
    private final List<ProviderRegistry<?>> others;

    private ProviderCatalog(
            Map<ProviderKind, ProviderRegistry<?>> registries,
            Map<ProviderKind, String> chosen,
            List<ProviderRegistry<?>> others) {
        this.registries = registries;
        this.chosen = chosen;
        this.others = List.copyOf(others);
    }

    /** Searches with lit-core's class loader, then the thread's. */
    public static ProviderCatalog discover() {
        return discover(null);
    }

    /** Searches with a class loader, then lit-core's, then the thread's. */
    public static ProviderCatalog discover(@Nullable ClassLoader loader) {
        Map<ProviderKind, ProviderRegistry<?>> registries = new EnumMap<>(ProviderKind.class);
        for (ProviderKind kind : ProviderKind.values()) {
            registries.put(kind, ProviderRegistry.discover(kind.type(), loader));
        }
        return new ProviderCatalog(registries, Map.of(), List.of());
    }

    /** Starts a catalogue of providers given by hand: nothing is searched. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the providers of one kind. */
    @SuppressWarnings("unchecked") // each kind's registry was made with the kind's interface
    public <P extends NamedProvider> ProviderRegistry<P> registry(Class<P> spi) {
        return (ProviderRegistry<P>) Arrays.stream(ProviderKind.values())
                .filter(kind -> kind.type() == spi)
                .map(this::of)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(spi.getName() + " is of no kind that settings choose"));
    }

    /** Returns the providers of one kind, whose interface the caller need not know. */
    public ProviderRegistry<?> of(ProviderKind kind) {
        return requireNonNull(registries.get(kind));
    }

    /** Returns the same catalogue, in which these are chosen and all others are unused. */
    public ProviderCatalog choosing(Map<ProviderKind, String> names) {
        return new ProviderCatalog(registries, Map.copyOf(names), others);
    }

    /** Returns the same catalogue, which lists the providers of a further interface, too. Settings choose none of these. */
    public ProviderCatalog with(ProviderRegistry<?> registry) {
        List<ProviderRegistry<?>> more = new ArrayList<>(others);
        more.add(registry);
        return new ProviderCatalog(registries, chosen, more);
    }

    /** Returns everything that was found: by kind, then by name. */
    public List<ProviderEntry> entries() {
        List<ProviderEntry> all = new ArrayList<>();
        registries.forEach((kind, registry) ->
                registry.entries().forEach(entry -> all.add(chosen.isEmpty() ? entry : judged(kind, entry))));
        others.forEach(registry -> all.addAll(registry.entries()));
        return List.copyOf(all);
    }

    private ProviderEntry judged(ProviderKind kind, ProviderEntry entry) {
        if (entry.status() != ProviderStatus.FOUND) {
            return entry;
        }
        boolean isChosen = String.valueOf(entry.name()).equals(chosen.get(kind));
        return entry.with(isChosen ? ProviderStatus.CHOSEN : ProviderStatus.UNUSED, entry.reason());
    }

    /** Returns the catalogue for people: one line a provider, its reason below it, then where service files were. */
    public String report() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("KIND", "NAME", "JAR", "VERSION", "STATUS"));
        List<ProviderEntry> entries = entries();
        entries.forEach(entry -> rows.add(List.of(
                entry.kind(), orDash(entry.name()), orDash(entry.jar()), orDash(entry.version()), entry.statusWord())));
        int[] widths = new int[5];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append(line(rows.get(i), widths)).append('\n');
            if (i > 0) {
                text.append(below(entries.get(i - 1)));
            }
        }
        return text.append(searched()).append('\n').toString();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private static String below(ProviderEntry entry) {
        if (entry.reason() == null) {
            return "";
        }
        return "    " + (entry.className() == null ? "" : entry.className() + ": ") + entry.reason() + "\n";
    }

    private String searched() {
        if (registries.values().stream().noneMatch(ProviderRegistry::wasSearched)) {
            return "Nothing was searched: these were given by hand.";
        }
        Set<String> jars = new TreeSet<>();
        registries.values().forEach(registry -> jars.addAll(registry.files()));
        others.forEach(registry -> jars.addAll(registry.files()));
        return jars.isEmpty()
                ? "No service file was found."
                : "Service files were found in " + String.join(", ", jars) + ".";
    }

    /** Returns the catalogue for programs: an array of objects with the members of {@link ProviderEntry}. */
    public JsonArray toJson() {
        return new JsonArray(
                entries().stream().<JsonValue>map(ProviderEntry::toJson).toList());
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "-" : text;
    }

    /** Collects providers. One thread at a time. */
    public static final class Builder {
        private final List<NamedProvider> providers = new ArrayList<>();

        private Builder() {}

        /** Adds a provider, of any kind; one object may be of several. */
        public Builder add(NamedProvider provider) {
            providers.add(provider);
            return this;
        }

        /** Makes the catalogue. */
        public ProviderCatalog build() {
            Map<ProviderKind, ProviderRegistry<?>> registries = new EnumMap<>(ProviderKind.class);
            for (ProviderKind kind : ProviderKind.values()) {
                registries.put(kind, registry(kind.type()));
            }
            return new ProviderCatalog(registries, Map.of(), List.of());
        }

        private <P extends NamedProvider> ProviderRegistry<P> registry(Class<P> spi) {
            return ProviderRegistry.of(
                    spi,
                    providers.stream().filter(spi::isInstance).map(spi::cast).toList());
        }
    }
}
