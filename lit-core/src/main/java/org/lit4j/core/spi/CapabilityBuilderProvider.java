package org.lit4j.core.spi;

import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.error.LitException;

/** Opens one kind of capability builder. Found by ServiceLoader, so: public no-argument constructor, no I/O in it. */
public interface CapabilityBuilderProvider extends NamedProvider {
    /**
     * Opens a capability builder; one that is {@link AutoCloseable} is closed by the caller.
     *
     * @param context settings and clock; do not keep it
     * @throws LitException {@code SETTING_INVALID} naming the setting; {@code OBJECT_MISSING}
     */
    CapabilityBuilder open(ProviderContext context);
}
