package org.lit4j.siwe;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;

/** A wallet with a fixed key, at a fixed time. */
final class TestWallet {
    static final Instant NOW = Instant.parse("2023-11-14T22:13:20.000Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String NONCE = "0x" + "ab".repeat(32);
    static final String KEY = "11".repeat(32);
    static final String OTHER_KEY = "22".repeat(32);
    static final String ADDRESS = "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A";
    static final Principal OWNER = Principal.ofAddress(ADDRESS);

    private TestWallet() {}

    static AuthSigner signer() {
        return signer(message -> message);
    }

    /** A signer that changes the message before it signs. */
    static AuthSigner signer(UnaryOperator<SiweMessage.Builder> change) {
        return AuthSigner.of(OWNER, request -> sign(KEY, change.apply(message(KEY, request))));
    }

    /** A signer that says it is the wallet's, and has another key. */
    static AuthSigner impostor() {
        return AuthSigner.of(OWNER, request -> sign(OTHER_KEY, message(OTHER_KEY, request)));
    }

    static AuthSig sign(String key, SiweMessage.Builder message) {
        return sign(key, message.build().text());
    }

    static AuthSig sign(String key, String text) {
        try (Secp256k1Key wallet = Secp256k1Key.parse(key)) {
            return AuthSig.personalSign(PersonalSign.sign(wallet, text), text, wallet.address());
        }
    }

    /** A message of a delegation with any capability object. */
    static SiweMessage.Builder delegation(Recap recap) {
        return SiweMessage.builder("localhost", NONCE)
                .address(ADDRESS)
                .statement(recap.statement())
                .uri(PaidDelegation.URI)
                .issuedAt(Timestamp.of(NOW))
                .expirationTime(Timestamp.of(NOW.plusSeconds(600)))
                .resources(List.of(recap.urn()));
    }

    private static SiweMessage.Builder message(String key, AuthRequest request) {
        try (Secp256k1Key wallet = Secp256k1Key.parse(key)) {
            return SiweMessage.builder(request.domain().orElseThrow(), request.nonce())
                    .address(wallet.address())
                    .statement(request.statementAfter(Optional.empty()))
                    .uri(request.uri())
                    .issuedAt(Timestamp.of(request.requestedAt()))
                    .expirationTime(request.expiration())
                    .resources(request.resources());
        }
    }
}
