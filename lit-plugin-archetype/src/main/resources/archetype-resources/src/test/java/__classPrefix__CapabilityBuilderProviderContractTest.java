package ${package};

import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.testkit.contract.CapabilityBuilderProviderContract;

class ${classPrefix}CapabilityBuilderProviderContractTest extends CapabilityBuilderProviderContract {
    @Override
    protected CapabilityBuilderProvider provider() {
        return new ${classPrefix}CapabilityBuilderProvider();
    }
}
