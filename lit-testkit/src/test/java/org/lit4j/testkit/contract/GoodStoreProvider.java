package org.lit4j.testkit.contract;

import java.util.List;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.core.spi.Setting;

/** A correct provider in the fewest lines; broken ones override one thing. */
public class GoodStoreProvider implements SessionKeyStoreProvider {
    static final Setting<String> NOTE = Setting.text("note", "anything");
    static final Setting<String> PLACE =
            Setting.text("place", "where it would be").required();
    static final Setting<Integer> SIZE =
            Setting.integer("size", 1, 10, "how many").withDefault(5);

    @Override
    public String name() {
        return "good-store";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(NOTE, PLACE, SIZE);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public SessionKeyStore open(ProviderContext context) {
        read(context);
        return new ReferenceStore(context.clock());
    }

    void read(ProviderContext context) {
        context.find(NOTE);
        context.get(PLACE);
        context.get(SIZE);
    }
}
