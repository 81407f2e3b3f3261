package org.lit4j.core.settings;

import java.util.List;
import org.lit4j.core.LitSessions;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.NamedProvider;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.core.spi.Setting;

/** Providers with settings of every type, and the schema with them. */
final class Samples {
    private Samples() {}

    static SettingsSchema schema(NamedProvider... more) {
        ProviderCatalog.Builder catalog = ProviderCatalog.builder()
                .add(store(
                        "file",
                        Setting.path("path", "the folder").required(),
                        Setting.integer("maximum-age", 1, 365, "days").withDefault(30),
                        Setting.flag("sync", "writes through").withDefault(true),
                        Setting.choice("mode", List.of("sealed", "plaintext"), "how records are written"),
                        Setting.secret("password", "opens the folder")))
                .add(store("memory", Setting.number("maximum-size", 1, Long.MAX_VALUE, "how many")));
        for (NamedProvider provider : more) {
            catalog.add(provider);
        }
        return LitSessions.settingsSchema(catalog.build());
    }

    static SessionKeyStoreProvider store(String name, Setting<?>... settings) {
        return new SessionKeyStoreProvider() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Setting<?>> settings() {
                return List.of(settings);
            }

            @Override
            public SessionKeyStore open(ProviderContext context) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
