package ${package};

import java.security.SecureRandom;
import java.time.Clock;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.testkit.contract.SessionKeyStoreContract;

class ${classPrefix}StoreContractTest extends SessionKeyStoreContract {
    @Override
    protected SessionKeyStore openEmpty(Clock clock) {
        return new ${classPrefix}Store(clock, new SecureRandom(), 1000);
    }
}
