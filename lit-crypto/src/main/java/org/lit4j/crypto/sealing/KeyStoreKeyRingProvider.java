package org.lit4j.crypto.sealing;

import java.nio.file.Path;
import java.util.List;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.RecordSealerProvider;
import org.lit4j.core.spi.Setting;

/**
 * Seals with the keys of a Java key store (PKCS12), under the name {@code keystore}. Settings: {@code path}, {@code
 * password}, {@code current}.
 */
public final class KeyStoreKeyRingProvider implements RecordSealerProvider {
    private static final Setting<Path> PATH =
            Setting.path("path", "the PKCS12 file, readable by its owner only").required();
    private static final Setting<SecretBytes> PASSWORD =
            Setting.secret("password", "opens the key store and its entries").required();
    private static final Setting<String> CURRENT =
            Setting.text("current", "the alias of the key that seals; may be left out when there is only one");

    @Override
    public String name() {
        return "keystore";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(PATH, PASSWORD, CURRENT, Common.HIDE_IDENTITY);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public RecordSealer open(ProviderContext context) {
        try (SecretBytes password = context.get(PASSWORD);
                KeyRing ring = KeyRings.readKeyStore(context.get(PATH), password, context.find(CURRENT))) {
            return Common.sealer(ring, context);
        }
    }
}
