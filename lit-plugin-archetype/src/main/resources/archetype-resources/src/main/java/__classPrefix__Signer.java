package ${package};

import java.util.Optional;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweMessage;

/** Signs with a key that it has; put your wallet in its place. Thread-safe. */
public final class ${classPrefix}Signer implements AuthSigner {
    private final Secp256k1Key key;
    private final String domain;

    /** Makes a signer that closes the key when it is closed. */
    ${classPrefix}Signer(Secp256k1Key key, String domain) {
        this.key = key;
        this.domain = domain;
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.of(Principal.ofAddress(key.address()));
    }

    @Override
    public AuthSig sign(AuthRequest request) {
        String text = SiweMessage.builder(request.domain().orElse(domain), request.nonce())
                .address(key.address())
                .statement(request.statement())
                .uri(request.uri())
                .chainId(1)
                .issuedAt(Timestamp.of(request.requestedAt()))
                .expirationTime(request.expiration())
                .resources(request.resources())
                .build()
                .text();
        return AuthSig.personalSign(PersonalSign.sign(key, text), text, key.address());
    }

    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "${classPrefix}Signer[" + key.address() + "]";
    }
}
