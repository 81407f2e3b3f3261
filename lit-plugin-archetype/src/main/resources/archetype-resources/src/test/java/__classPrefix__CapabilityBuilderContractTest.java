package ${package};

import java.util.Set;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.testkit.contract.CapabilityBuilderContract;

class ${classPrefix}CapabilityBuilderContractTest extends CapabilityBuilderContract {
    @Override
    protected CapabilityBuilder openBuilder() {
        return new ${classPrefix}CapabilityBuilder(Set.of("lit-litaction"));
    }
}
