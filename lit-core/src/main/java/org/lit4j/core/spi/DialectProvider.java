package org.lit4j.core.spi;

import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.error.LitException;

/** Offers a dialect under its name. Found by ServiceLoader, so: public no-argument constructor. */
public interface DialectProvider extends NamedProvider {
    /**
     * Returns the dialect, whose name is this provider's. A dialect is data: there is nothing to close.
     *
     * @param context settings and clock; do not keep it
     * @throws LitException {@code SETTING_INVALID} naming the setting
     */
    Dialect open(ProviderContext context);
}
