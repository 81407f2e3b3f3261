package org.lit4j.testkit.contract;

import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.siwe.RecapCapabilityBuilderProvider;

/** The provider of lit-siwe, which cannot depend on this module. */
class RecapCapabilityBuilderProviderContractTest extends CapabilityBuilderProviderContract {
    @Override
    protected CapabilityBuilderProvider provider() {
        return new RecapCapabilityBuilderProvider();
    }
}
