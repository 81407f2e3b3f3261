package org.lit4j.testkit.contract;

import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.siwe.RecapCapabilityBuilder;

/** The builder of lit-siwe, which cannot depend on this module. */
class RecapCapabilityBuilderContractTest extends CapabilityBuilderContract {
    @Override
    protected CapabilityBuilder openBuilder() {
        return new RecapCapabilityBuilder();
    }
}
