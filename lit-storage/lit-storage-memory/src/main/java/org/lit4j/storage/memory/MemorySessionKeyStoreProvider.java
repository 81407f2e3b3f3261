package org.lit4j.storage.memory;

import java.util.Set;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.SessionKeyStoreProvider;

/** Opens {@link MemorySessionKeyStore} under the name {@code memory}. Setting: {@code maximum-size}. */
public final class MemorySessionKeyStoreProvider implements SessionKeyStoreProvider {
    private static final String MAXIMUM_SIZE = "maximum-size";

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public SessionKeyStore open(ProviderContext context) {
        context.allowOnly(Set.of(MAXIMUM_SIZE));
        return new MemorySessionKeyStore(
                context.clock(),
                context.setting(MAXIMUM_SIZE)
                        .map(MemorySessionKeyStoreProvider::number)
                        .orElse(MemorySessionKeyStore.DEFAULT_MAXIMUM_SIZE));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, MAXIMUM_SIZE + " is '" + text + "', not a whole number.", e);
        }
    }
}
