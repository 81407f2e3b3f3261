package org.lit4j.auth.wallet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.testkit.contract.AuthSignerProviderContract;

class PrivateKeySignerProviderContractTest extends AuthSignerProviderContract {
    /** The first account of the mnemonic that Hardhat and Anvil start with; everybody knows it. */
    private static final String KEY = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeKey() throws IOException {
        Files.writeString(folder.resolve("key"), KEY);
    }

    @Override
    protected AuthSignerProvider provider() {
        return new PrivateKeySignerProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("key-file", folder.resolve("key").toString(), "domain", "example.com", "chain-id", "137");
    }

    @Override
    protected List<byte[]> secrets() {
        return List.of(HexFormat.of().parseHex(KEY));
    }
}
