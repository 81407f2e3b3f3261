package org.lit4j.core.settings;

import java.util.Locale;
import java.util.Optional;
import org.lit4j.core.spi.ProviderKind;
import org.lit4j.core.spi.Setting;

/**
 * A setting by its full name, and whose it is. Immutable.
 *
 * @param key the full name, such as {@code lit.store.memory.maximum-size}
 * @param kind the kind of part that reads it; empty for lit4j's own
 * @param provider the name of the provider that declares it; empty for lit4j's own
 * @param setting its declaration
 */
public record SettingDescription(String key, Optional<ProviderKind> kind, String provider, Setting<?> setting) {
    /** Returns the variable of the environment that means it. */
    public String environmentName() {
        return environmentName(key);
    }

    /** Returns whose it is, in words. */
    public String owner() {
        return kind.map(one -> one.word() + " " + provider).orElse("lit4j");
    }

    static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
