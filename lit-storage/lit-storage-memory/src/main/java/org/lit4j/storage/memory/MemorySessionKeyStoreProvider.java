package org.lit4j.storage.memory;

import java.util.List;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.core.spi.Setting;

/** Opens {@link MemorySessionKeyStore} under the name {@code memory}. Setting: {@code maximum-size}. */
public final class MemorySessionKeyStoreProvider implements SessionKeyStoreProvider {
    private static final Setting<Long> MAXIMUM_SIZE = Setting.number(
                    "maximum-size",
                    1,
                    Long.MAX_VALUE,
                    "how many sessions are kept; beyond that the least recently used are forgotten")
            .withDefault(MemorySessionKeyStore.DEFAULT_MAXIMUM_SIZE);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(MAXIMUM_SIZE);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public SessionKeyStore open(ProviderContext context) {
        return new MemorySessionKeyStore(context.clock(), context.get(MAXIMUM_SIZE));
    }
}
