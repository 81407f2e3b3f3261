package org.lit4j.storage.memory;

import java.time.Duration;
import java.util.List;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.core.spi.Setting;

/** Opens {@link MemorySessionKeyStore} under the name {@code memory}. Settings: {@code maximum-size}, {@code idle-limit}. */
public final class MemorySessionKeyStoreProvider implements SessionKeyStoreProvider {
    private static final Setting<Long> MAXIMUM_SIZE = Setting.number(
                    "maximum-size",
                    1,
                    Long.MAX_VALUE,
                    "how many sessions are kept; beyond that the least recently used are forgotten")
            .withDefault(MemorySessionKeyStore.DEFAULT_MAXIMUM_SIZE);

    private static final Setting<Duration> IDLE_LIMIT = Setting.duration(
            "idle-limit",
            Duration.ofSeconds(1),
            Duration.ofDays(3650),
            "how long a session is kept, key and all, that nobody uses; without it, until others push it out");

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(MAXIMUM_SIZE, IDLE_LIMIT);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public SessionKeyStore open(ProviderContext context) {
        long maximumSize = context.get(MAXIMUM_SIZE);
        return context.find(IDLE_LIMIT)
                .map(limit -> new MemorySessionKeyStore(context.clock(), maximumSize, limit))
                .orElseGet(() -> new MemorySessionKeyStore(context.clock(), maximumSize));
    }
}
