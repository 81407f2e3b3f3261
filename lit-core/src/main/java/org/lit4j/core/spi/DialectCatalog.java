package org.lit4j.core.spi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Finds dialects by name: the built-in ones and those of plug-ins. */
public final class DialectCatalog {
    private DialectCatalog() {}

    /** Returns the names that there are, built-in ones first. */
    public static List<String> names() {
        return Stream.concat(
                        Dialects.all().stream().map(Dialect::name),
                        ProviderRegistry.discover(DialectProvider.class).names().stream())
                .distinct()
                .toList();
    }

    /**
     * Returns the dialect with this name.
     *
     * @throws LitException {@code DIALECT_UNKNOWN} with the names there are; {@code PROVIDER_AMBIGUOUS} when two have the
     *     name, a plug-in and a built-in one included
     */
    public static Dialect find(String name) {
        Optional<Dialect> builtIn = Dialects.all().stream()
                .filter(dialect -> dialect.name().equals(name))
                .findFirst();
        ProviderRegistry<DialectProvider> plugIns = ProviderRegistry.discover(DialectProvider.class);
        boolean claimed = plugIns.names().contains(name);
        if (builtIn.isPresent() && claimed) {
            throw new LitException(
                    ErrorCode.PROVIDER_AMBIGUOUS,
                    "The dialect '" + name + "' is built in, and "
                            + plugIns.require(name).getClass().getName()
                            + " claims its name, too. Give the plug-in's another name.");
        }
        if (builtIn.isPresent()) {
            return builtIn.get();
        }
        if (!claimed) {
            throw new LitException(
                    ErrorCode.DIALECT_UNKNOWN, "There is no dialect '" + name + "'; known are " + names() + ".");
        }
        return plugIns.require(name).open(ProviderContext.builder().build());
    }
}
