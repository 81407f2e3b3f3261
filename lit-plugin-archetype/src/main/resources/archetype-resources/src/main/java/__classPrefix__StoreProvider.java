package ${package};

import java.util.List;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.core.spi.Setting;

/** Opens {@link ${classPrefix}Store} for {@code lit.store=${pluginName}}. */
public final class ${classPrefix}StoreProvider implements SessionKeyStoreProvider {
    private static final Setting<Integer> LIMIT = Setting.integer(
                    "limit", 1, 1_000_000, "how many sessions are kept; beyond that nothing is saved")
            .withDefault(10_000);

    @Override
    public String name() {
        return "${pluginName}";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(LIMIT);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public SessionKeyStore open(ProviderContext context) {
        return new ${classPrefix}Store(context.clock(), context.random(), context.get(LIMIT));
    }
}
