package ${package};

import java.security.SecureRandom;
import java.util.List;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.testkit.contract.AuthSignerContract;

class ${classPrefix}SignerContractTest extends AuthSignerContract {
    private final byte[] secret = new byte[32];

    ${classPrefix}SignerContractTest() {
        new SecureRandom().nextBytes(secret);
        secret[0] = 1; // below the order of the curve
    }

    @Override
    protected AuthSigner openSigner() {
        try (SecretBytes key = SecretBytes.copyOf(secret)) {
            return new ${classPrefix}Signer(Secp256k1Key.of(key), "example.com");
        }
    }

    @Override
    protected List<byte[]> secrets() {
        return List.of(secret);
    }
}
