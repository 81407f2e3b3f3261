package org.lit4j.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweMessage;

/** The fixed world of spec vectors: clock, wallet, session key, nodes, nonce. */
final class Fixtures {
    static final Instant NOW = Instant.parse("2023-11-14T22:13:20.000Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String WALLET_KEY = "11".repeat(32);
    static final String WALLET = "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A";
    static final String PUBLIC_KEY = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";
    static final String SECRET_JSON =
            "{\"publicKey\":\"" + PUBLIC_KEY + "\",\"secretKey\":\"" + "07".repeat(32) + PUBLIC_KEY + "\"}";
    static final String BLOCK_HASH = "0x" + "ab".repeat(32);
    static final List<String> NODES = List.of("https://127.0.0.1:7470", "https://127.0.0.1:7471");
    static final SessionKeyId ID =
            new SessionKeyId("custom", "default", WALLET.toLowerCase(java.util.Locale.ROOT), "default");

    private Fixtures() {}

    static PrivateKeySigner wallet() {
        return WalletSigners.privateKey(WALLET_KEY);
    }

    static SessionKeyPair sessionKey() {
        return SessionKeyPair.parse(SECRET_JSON);
    }

    static NodeSource nodes() {
        return NodeSource.of(NODES, BLOCK_HASH);
    }

    static SessionSigsRequest.Builder request() {
        return SessionSigsRequest.builder()
                .request(LitResource.accessControlCondition("*"), LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING);
    }

    /** The callback of the SDK's page: its own statement, and here an own nonce if one is given. */
    static AuthSig seedCallback(AuthRequest request, Optional<String> nonce) {
        return signed(WALLET_KEY, request, message -> message, nonce);
    }

    /** Signs what is asked, changed by {@code change}. */
    static AuthSig signed(
            String walletKey, AuthRequest request, UnaryOperator<SiweMessage.Builder> change, Optional<String> nonce) {
        try (Secp256k1Key key = Secp256k1Key.parse(walletKey)) {
            SiweMessage.Builder message = SiweMessage.builder("localhost:3000", nonce.orElse(request.nonce()))
                    .address(key.address())
                    .statement("Sign a session key to use with Lit Protocol")
                    .uri(request.uri())
                    .issuedAt(Timestamp.of(NOW))
                    .expirationTime(request.expiration())
                    .resources(request.resources());
            String text = change.apply(message).build().text();
            return AuthSig.personalSign(PersonalSign.sign(key, text), text, key.address());
        }
    }

    static Clock later(Duration by) {
        return Clock.fixed(NOW.plus(by), ZoneOffset.UTC);
    }
}
