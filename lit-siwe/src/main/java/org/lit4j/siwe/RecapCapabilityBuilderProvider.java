package org.lit4j.siwe;

import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.core.spi.ProviderContext;

/** Opens the standard capability builder, {@code recap}. */
public final class RecapCapabilityBuilderProvider implements CapabilityBuilderProvider {
    @Override
    public String name() {
        return "recap";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public CapabilityBuilder open(ProviderContext context) {
        return new RecapCapabilityBuilder();
    }
}
