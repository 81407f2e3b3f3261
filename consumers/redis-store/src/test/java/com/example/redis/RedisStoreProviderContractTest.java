package com.example.redis;

import java.util.Map;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.testkit.contract.SessionKeyStoreProviderContract;

class RedisStoreProviderContractTest extends SessionKeyStoreProviderContract {
    @Override
    protected SessionKeyStoreProvider provider() {
        return new RedisStoreProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("port", String.valueOf(Server.port()), "prefix", "provider", "plaintext", "true");
    }
}
