package org.lit4j.core.spi;

/** Something found by {@link java.util.ServiceLoader} and chosen by name. */
public interface NamedProvider {
    /** Returns the name: lower-case words joined by hyphens, such as {@code private-key}. Unique among its kind. */
    String name();
}
