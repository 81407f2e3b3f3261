package org.lit4j.examples;

import java.util.List;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.core.spi.Setting;

/** A plug-in: a store of one's own. */
public final class NotebookStoreProvider implements SessionKeyStoreProvider {
    private static final Setting<Integer> PAGES =
            Setting.integer("pages", 1, 1_000_000, "how many sessions are kept").withDefault(100);

    @Override
    public String name() {
        return "notebook";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(PAGES);
    }

    @Override
    public SessionKeyStore open(ProviderContext context) {
        return new NotebookStore(context.clock(), context.random(), context.get(PAGES));
    }
}
