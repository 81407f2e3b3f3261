package org.lit4j.core.spi;

/** What became of a provider. */
public enum ProviderStatus {
    /** It works; nobody has chosen among its kind. */
    FOUND,
    /** It works and was chosen. */
    CHOSEN,
    /** It works and was not chosen. */
    UNUSED,
    /** It works, but another of its kind has the same name: who asks for that name is refused. */
    DUPLICATE,
    /** It cannot be used; the entry has the reason. */
    BROKEN
}
