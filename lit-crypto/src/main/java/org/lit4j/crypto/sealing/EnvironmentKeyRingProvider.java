package org.lit4j.crypto.sealing;

import java.util.List;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.RecordSealerProvider;
import org.lit4j.core.spi.Setting;

/** Seals with the keys of an environment variable, under the name {@code env}. Setting: {@code ring}. */
public final class EnvironmentKeyRingProvider implements RecordSealerProvider {
    private static final Setting<SecretBytes> RING = Setting.secret(
                    "ring", "the text of a key ring file, as env:NAME; ; may stand for the end of a line")
            .required();

    @Override
    public String name() {
        return "env";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(RING, Common.HIDE_IDENTITY);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public RecordSealer open(ProviderContext context) {
        try (SecretBytes text = context.get(RING);
                KeyRing ring = KeyRings.parse(text)) {
            return Common.sealer(ring, context);
        }
    }
}
