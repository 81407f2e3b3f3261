package ${package};

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.Setting;
import org.lit4j.crypto.Secp256k1Key;

/** Opens {@link ${classPrefix}Signer} for {@code lit.signer=${pluginName}}. */
public final class ${classPrefix}SignerProvider implements AuthSignerProvider {
    private static final Setting<SecretBytes> KEY =
            Setting.secret("key", "the wallet's private key, 64 hexadecimal digits").required();
    private static final Setting<String> DOMAIN =
            Setting.text("domain", "who asks, in the message that is signed").withDefault("localhost");

    @Override
    public String name() {
        return "${pluginName}";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(KEY, DOMAIN);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public AuthSigner open(ProviderContext context) {
        String domain = context.get(DOMAIN);
        try (SecretBytes text = context.get(KEY);
                SecretBytes key = text.expose(digits -> parse(context, digits))) {
            return new ${classPrefix}Signer(Secp256k1Key.of(key), domain);
        }
    }

    private static SecretBytes parse(ProviderContext context, byte[] digits) {
        String text = new String(digits, StandardCharsets.ISO_8859_1);
        if (!text.matches("[0-9a-fA-F]{64}")) {
            throw context.invalid(KEY, "the key is not 64 hexadecimal digits");
        }
        return SecretBytes.takeOver(HexFormat.of().parseHex(text));
    }
}
