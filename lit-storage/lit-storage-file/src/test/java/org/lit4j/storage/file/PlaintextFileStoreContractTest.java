package org.lit4j.storage.file;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.testkit.contract.SessionKeyStoreContract;

class PlaintextFileStoreContractTest extends SessionKeyStoreContract {
    @TempDir
    private Path folder = Path.of("");

    private int stores;

    @Override
    protected SessionKeyStore openEmpty(Clock clock) {
        return FileSessionKeyStore.plaintext(folder.resolve("store" + stores++))
                .clock(clock)
                .open();
    }

    /** Each save waits for the disk twice. */
    @Override
    protected int rounds() {
        return 4;
    }
}
