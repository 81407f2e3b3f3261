package org.lit4j.storage.file;

import java.nio.file.Path;
import java.util.Map;
import org.lit4j.testkit.process.SharedStoreContract;

/** Processes that share a folder. */
class FileStoreProcessesTest extends SharedStoreContract {
    @Override
    protected Map<String, String> settings(Path fresh) {
        return Map.of("lit.store", "file", "lit.store.file.path", fresh.toString(), "lit.store.file.mode", "plaintext");
    }
}
