package ${package};

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.testkit.contract.AuthSignerProviderContract;

class ${classPrefix}SignerProviderContractTest extends AuthSignerProviderContract {
    private final byte[] secret = new byte[32];

    @TempDir
    Path folder;

    @BeforeEach
    void writeKey() throws IOException {
        new SecureRandom().nextBytes(secret);
        secret[0] = 1; // below the order of the curve
        Files.writeString(folder.resolve("key"), HexFormat.of().formatHex(secret));
    }

    @Override
    protected AuthSignerProvider provider() {
        return new ${classPrefix}SignerProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("key", "file:" + folder.resolve("key"));
    }

    @Override
    protected List<byte[]> secrets() {
        return List.of(secret);
    }
}
