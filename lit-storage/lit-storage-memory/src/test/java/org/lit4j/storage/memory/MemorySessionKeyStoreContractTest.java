package org.lit4j.storage.memory;

import java.time.Clock;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.testkit.contract.SessionKeyStoreContract;

class MemorySessionKeyStoreContractTest extends SessionKeyStoreContract {
    @Override
    protected SessionKeyStore openEmpty(Clock clock) {
        return new MemorySessionKeyStore(clock, MemorySessionKeyStore.DEFAULT_MAXIMUM_SIZE);
    }
}
