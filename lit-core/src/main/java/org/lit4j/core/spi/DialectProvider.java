package org.lit4j.core.spi;

import org.lit4j.core.dialect.Dialect;

/** Offers a dialect under its name. Found by ServiceLoader, so: public no-argument constructor. */
public interface DialectProvider extends NamedProvider {
    /** Returns the dialect; its name is this provider's. */
    Dialect dialect();

    @Override
    default String name() {
        return dialect().name();
    }
}
