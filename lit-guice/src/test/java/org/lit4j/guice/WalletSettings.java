package org.lit4j.guice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Settings with one node, a wallet and the store in memory. */
final class WalletSettings {
    static final String KEY = "11".repeat(32);

    private WalletSettings() {}

    /** Writes the wallet's key into a folder and returns settings that name it. */
    static Map<String, String> in(Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("key"), KEY);
        return new TreeMap<>(Map.of(
                "lit.nodes", "https://127.0.0.1:7470",
                "lit.signer", "private-key",
                "lit.signer.private-key.key-file", key.toString(),
                "lit.store", "memory"));
    }
}
