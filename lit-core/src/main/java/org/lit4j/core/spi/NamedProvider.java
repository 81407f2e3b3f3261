package org.lit4j.core.spi;

import java.util.List;

/**
 * Something chosen by name, found by {@link java.util.ServiceLoader} or given by hand.
 *
 * <p>A provider has a public constructor without parameters, which does no I/O, starts nothing and keeps nothing: it runs
 * whenever somebody asks what there is. One provider object may open many parts, from several threads at once.
 *
 * <p>What {@code open} throws is a {@link org.lit4j.core.error.LitException} with the code of what went wrong; anything
 * else is reported as {@code PROVIDER_BROKEN}. A provider that fails releases what it has opened by then. What it returned
 * belongs to the caller, who closes it once.
 */
public interface NamedProvider {
    /**
     * The version of these interfaces. A constant on purpose: a provider that returns it from {@link #spiVersion} has the
     * number of the version that it was compiled against.
     */
    int SPI_VERSION = 1;

    /** Returns the name: lower-case words joined by hyphens, such as {@code private-key}. Unique among its kind. */
    String name();

    /** Returns the declarations of the settings that the part reads; none if not overridden. The same at each call. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /**
     * Returns the version of the interfaces that the provider was compiled against: override it with {@code return
     * SPI_VERSION;}. Version 1 if not overridden. A provider of a version that this lit-core does not know is listed as
     * broken and never opened.
     */
    default int spiVersion() {
        return 1;
    }
}
