package com.example.redis;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.testkit.contract.SessionKeyStoreContract;

class RedisStoreContractTest extends SessionKeyStoreContract {
    private static final AtomicInteger STORES = new AtomicInteger();

    @Override
    protected SessionKeyStore openEmpty(Clock clock) {
        return new RedisStoreProvider()
                .open(ProviderContext.builder()
                        .clock(clock)
                        .set("port", String.valueOf(Server.port()))
                        .set("prefix", "contract-" + STORES.incrementAndGet())
                        .set("plaintext", "true")
                        .build());
    }
}
