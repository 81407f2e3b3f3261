package ${package};

import java.util.List;
import java.util.Set;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.Setting;

/** Opens {@link ${classPrefix}CapabilityBuilder} for {@code lit.capability-builder=${pluginName}}. */
public final class ${classPrefix}CapabilityBuilderProvider implements CapabilityBuilderProvider {
    private static final Setting<List<String>> FORBIDDEN = Setting.list(
            "forbidden", "prefixes of resources, such as lit-litaction, on which nothing is granted");

    @Override
    public String name() {
        return "${pluginName}";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(FORBIDDEN);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public CapabilityBuilder open(ProviderContext context) {
        return new ${classPrefix}CapabilityBuilder(Set.copyOf(context.find(FORBIDDEN).orElse(List.of())));
    }
}
