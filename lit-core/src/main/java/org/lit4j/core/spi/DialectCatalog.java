package org.lit4j.core.spi;

import java.util.List;
import java.util.stream.Stream;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.internal.Nearest;

/** Finds dialects by name: the built-in ones and those of plug-ins. */
public final class DialectCatalog {
    private DialectCatalog() {}

    /** Returns the names that are found, built-in ones first. */
    public static List<String> names() {
        return names(ProviderCatalog.discover());
    }

    /** Returns the names that there are, built-in ones first. */
    public static List<String> names(ProviderCatalog catalog) {
        return Stream.concat(
                        Dialects.all().stream().map(Dialect::name),
                        catalog.registry(DialectProvider.class).names().stream())
                .distinct()
                .toList();
    }

    /**
     * Says whether a name is that of a built-in dialect.
     *
     * @throws LitException {@code PROVIDER_AMBIGUOUS} when it is, and a plug-in claims the name, too; {@code
     *     DIALECT_UNKNOWN} when it is nobody's
     */
    public static boolean isBuiltIn(String name, ProviderCatalog catalog) {
        boolean builtIn =
                Dialects.all().stream().anyMatch(dialect -> dialect.name().equals(name));
        ProviderRegistry<DialectProvider> plugIns = catalog.registry(DialectProvider.class);
        List<ProviderEntry> claims = plugIns.entries().stream()
                .filter(entry -> name.equals(entry.name()))
                .toList();
        if (builtIn && !claims.isEmpty()) {
            throw new LitException(
                    ErrorCode.PROVIDER_AMBIGUOUS,
                    "The dialect '" + name + "' is built in, and "
                            + claims.get(0).origin() + " claims its name, too. Give the plug-in's another name.");
        }
        boolean mayBeBroken = plugIns.entries().stream().anyMatch(entry -> !entry.works());
        if (!builtIn && claims.isEmpty() && !mayBeBroken) {
            throw new LitException(
                    ErrorCode.DIALECT_UNKNOWN,
                    "There is no dialect of that name; known are " + String.join(", ", names(catalog))
                            + Nearest.hint(name, names(catalog)));
        }
        return builtIn;
    }

    /**
     * Returns the dialect with this name.
     *
     * @param context settings for a plug-in's
     * @throws LitException {@code DIALECT_UNKNOWN} with the names there are; {@code PROVIDER_AMBIGUOUS} when two have the
     *     name, a plug-in and a built-in one included; {@code PROVIDER_BROKEN}
     */
    public static Dialect find(String name, ProviderCatalog catalog, ProviderContext.Builder context) {
        if (isBuiltIn(name, catalog)) {
            return Dialects.named(name);
        }
        Dialect dialect = catalog.registry(DialectProvider.class).open(name, context, DialectProvider::open);
        if (!dialect.name().equals(name)) {
            throw new LitException(
                    ErrorCode.PROVIDER_BROKEN,
                    "The dialect provider '" + name + "' opens a dialect with another name, '" + dialect.name()
                            + "'. Have it mended.");
        }
        return dialect;
    }

    /** Returns the dialect with this name, of those that are found. */
    public static Dialect find(String name) {
        return find(name, ProviderCatalog.discover(), ProviderContext.builder());
    }
}
