package org.lit4j.crypto.sealing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.RecordSealerProvider;
import org.lit4j.core.spi.Setting;

/** Seals with the keys of a key ring file, under the name {@code file}. Settings: {@code path}, {@code passphrase}. */
public final class FileKeyRingProvider implements RecordSealerProvider {
    private static final Setting<Path> PATH = Setting.path("path", "the key ring file, readable by its owner only")
            .required();
    private static final Setting<SecretBytes> PASSPHRASE =
            Setting.secret("passphrase", "opens a key ring file that is under a passphrase");

    @Override
    public String name() {
        return "file";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(PATH, PASSPHRASE, Common.HIDE_IDENTITY);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public RecordSealer open(ProviderContext context) {
        Path path = context.get(PATH);
        Optional<SecretBytes> passphrase = context.find(PASSPHRASE);
        try (KeyRing ring =
                passphrase.map(secret -> KeyRings.readFile(path, secret)).orElseGet(() -> KeyRings.readFile(path))) {
            return Common.sealer(ring, context);
        } finally {
            passphrase.ifPresent(SecretBytes::close);
        }
    }
}
