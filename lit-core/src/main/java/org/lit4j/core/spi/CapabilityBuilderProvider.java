package org.lit4j.core.spi;

import org.lit4j.core.capability.CapabilityBuilder;

/** Opens one kind of capability builder. Found by ServiceLoader, so: public no-argument constructor. */
public interface CapabilityBuilderProvider extends NamedProvider {
    CapabilityBuilder open(ProviderContext context);
}
