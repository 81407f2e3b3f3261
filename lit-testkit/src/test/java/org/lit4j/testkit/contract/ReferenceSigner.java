package org.lit4j.testkit.contract;

import java.util.Optional;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweMessage;

/** A correct signer in the fewest lines; broken ones override one thing. */
class ReferenceSigner implements AuthSigner {
    final Secp256k1Key key;

    ReferenceSigner() {
        this(1);
    }

    ReferenceSigner(int wallet) {
        this.key = wallet(wallet);
    }

    static Secp256k1Key wallet(int n) {
        try (SecretBytes secret = SecretBytes.takeOver(Samples.seed(n))) {
            return Secp256k1Key.of(secret);
        }
    }

    /** What is signed. */
    SiweMessage.Builder message(AuthRequest request) {
        return SiweMessage.builder("example.com", request.nonce())
                .address(key.address())
                .statement("Please. " + request.statement())
                .uri(request.uri())
                .chainId(1)
                .issuedAt(Timestamp.of(request.requestedAt()))
                .expirationTime(request.expiration())
                .resources(request.resources());
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.of(Principal.ofAddress(key.address()));
    }

    @Override
    public AuthSig sign(AuthRequest request) {
        String text = message(request).build().text();
        return AuthSig.personalSign(PersonalSign.sign(key, text), text, key.address());
    }

    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "ReferenceSigner[" + key + "]";
    }
}
