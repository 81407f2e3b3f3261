package org.lit4j.core.spi;

import org.jspecify.annotations.Nullable;

/**
 * One line of the catalogue: a provider that was found, working or not. Immutable.
 *
 * @param kind the simple name of the service interface
 * @param name the provider's name, or null when it could not be asked
 * @param className the class, or null when not even that is known
 * @param jar the file that the class came from
 * @param version the jar's Implementation-Version
 * @param reason why it is broken, or null when it works
 */
public record ProviderEntry(
        String kind,
        @Nullable String name,
        @Nullable String className,
        @Nullable String jar,
        @Nullable String version,
        @Nullable String reason) {
    /** Says whether the provider can be used. */
    public boolean works() {
        return reason == null;
    }
}
