package org.lit4j.storage.file;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.testkit.contract.SessionKeyStoreContract;

class SealedFileStoreContractTest extends SessionKeyStoreContract {
    private final RecordSealer sealer = Sealers.of("k1");

    @TempDir
    private Path folder = Path.of("");

    private int stores;

    @Override
    protected SessionKeyStore openEmpty(Clock clock) {
        return FileSessionKeyStore.sealed(folder.resolve("store" + stores++), sealer)
                .clock(clock)
                .open();
    }

    @AfterEach
    void wipe() {
        sealer.close();
    }

    /** Each save waits for the disk twice. */
    @Override
    protected int rounds() {
        return 4;
    }
}
