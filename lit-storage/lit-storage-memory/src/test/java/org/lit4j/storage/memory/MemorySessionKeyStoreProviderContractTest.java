package org.lit4j.storage.memory;

import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.testkit.contract.SessionKeyStoreProviderContract;

class MemorySessionKeyStoreProviderContractTest extends SessionKeyStoreProviderContract {
    @Override
    protected SessionKeyStoreProvider provider() {
        return new MemorySessionKeyStoreProvider();
    }
}
