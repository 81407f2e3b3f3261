package ${package};

import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.testkit.contract.SessionKeyStoreProviderContract;

class ${classPrefix}StoreProviderContractTest extends SessionKeyStoreProviderContract {
    @Override
    protected SessionKeyStoreProvider provider() {
        return new ${classPrefix}StoreProvider();
    }
}
