package org.lit4j.guice;

import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.siwe.RecapCapabilityBuilder;

/** A provider that is bound under its name. */
final class BoundBuilder implements CapabilityBuilderProvider {
    @Override
    public String name() {
        return "bound";
    }

    @Override
    public CapabilityBuilder open(ProviderContext context) {
        return new RecapCapabilityBuilder();
    }
}
