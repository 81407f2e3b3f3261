package org.lit4j.storage.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.core.spi.Setting;

/** Opens {@link FileSessionKeyStore} under the name {@code file}. Settings: {@code path}, {@code mode}, {@code lock-timeout}. */
public final class FileSessionKeyStoreProvider implements SessionKeyStoreProvider {
    private static final String SEALED = "sealed";
    private static final String PLAINTEXT = "plaintext";

    private static final Setting<Path> PATH =
            Setting.path("path", "the folder, made when it is not there").required();
    private static final Setting<String> MODE = Setting.choice(
                    "mode",
                    List.of(SEALED, PLAINTEXT),
                    "sealed needs a key ring; plaintext lets whoever reads the folder act for its users")
            .withDefault(SEALED);
    private static final Setting<Duration> LOCK_TIMEOUT = Setting.duration(
                    "lock-timeout",
                    Duration.ZERO,
                    Duration.ofDays(1),
                    "how long a call waits for other threads and processes that write")
            .withDefault(Duration.ofSeconds(30));

    @Override
    public String name() {
        return "file";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(PATH, MODE, LOCK_TIMEOUT);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public SessionKeyStore open(ProviderContext context) {
        Path path = context.get(PATH);
        FileSessionKeyStore.Builder store = context.get(MODE).equals(PLAINTEXT)
                ? FileSessionKeyStore.plaintext(path)
                : FileSessionKeyStore.sealed(path, sealer(context));
        return store.clock(context.clock())
                .random(context.random())
                .lockTimeout(context.get(LOCK_TIMEOUT))
                .open();
    }

    private static RecordSealer sealer(ProviderContext context) {
        return context.object(RecordSealer.class)
                .orElseThrow(() -> new LitException(
                        ErrorCode.SEALER_MISSING,
                        "The store 'file' seals what it keeps and has no key ring. Make one with lit keyring and name it"
                                + " with the setting lit.keyring, or set " + context.describe(MODE)
                                + " to plaintext if whoever reads the folder may act for its users."));
    }
}
