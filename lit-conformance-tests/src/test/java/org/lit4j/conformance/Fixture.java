package org.lit4j.conformance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.core.NodeSource;
import org.lit4j.core.OuterExpiration;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweMessage;

/** The fixed world of the checklist: one clock, wallet, session key, block hash and pair of nodes. */
final class Fixture {
    static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String WALLET_KEY = "0x" + "11".repeat(32);
    static final String WALLET = "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A";
    static final String SEED = "07".repeat(32);
    static final String PUBLIC_KEY = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";
    static final String SESSION_URI = "lit:session:" + PUBLIC_KEY;
    static final String BLOCK_HASH = "0x" + "ab".repeat(32);
    static final String SAMPLE_NONCE = "abcdefgh12345678";
    static final List<String> NODES = List.of("https://127.0.0.1:7470", "https://127.0.0.1:7471");
    static final SessionKeyId ID =
            new SessionKeyId("custom", SessionKeyId.DEFAULT, WALLET.toLowerCase(Locale.ROOT), SessionKeyId.DEFAULT);

    /** Condition C of the vectors. */
    static final String CONDITION = "{\"contractAddress\":\"\",\"standardContractType\":\"\",\"chain\":\"ethereum\","
            + "\"method\":\"eth_getBalance\",\"parameters\":[\":userAddress\",\"latest\"],"
            + "\"returnValueTest\":{\"comparator\":\">=\",\"value\":\"0\"}}";

    static final ResourceAbilityRequest ANY_PKP =
            ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING);
    static final ResourceAbilityRequest ANY_ACTION =
            ResourceAbilityRequest.of(LitResource.litAction("*"), LitAbility.LIT_ACTION_EXECUTION);
    static final ResourceAbilityRequest ANY_DECRYPTION = decryption("*");

    private Fixture() {}

    static ResourceAbilityRequest decryption(String id) {
        return ResourceAbilityRequest.of(
                LitResource.accessControlCondition(id), LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION);
    }

    static PrivateKeySigner wallet() {
        return WalletSigners.privateKey(WALLET_KEY);
    }

    static SessionKeyPair sessionKey() {
        return SessionKeyPair.parse(
                "{\"publicKey\":\"" + PUBLIC_KEY + "\",\"secretKey\":\"" + SEED + PUBLIC_KEY + "\"}");
    }

    /** Sessions as the SDK of a dialect has them: its outer expiration, no margin. */
    static LitSessionsBuilder sessions(Dialect dialect, AuthSigner signer) {
        return LitSessions.builder()
                .nodes(NodeSource.of(NODES, BLOCK_HASH))
                .clock(CLOCK)
                .dialect(dialect)
                .outerExpiration(OuterExpiration.AS_SDK)
                .renewalMargin(Duration.ZERO)
                .signer(signer);
    }

    /** A message of the wallet for the session key, without statement and resources. */
    static SiweMessage.Builder message() {
        return SiweMessage.builder("localhost", BLOCK_HASH)
                .address(WALLET)
                .uri(SESSION_URI)
                .issuedAt(Timestamp.of(NOW))
                .expirationTime(Timestamp.of(NOW.plus(Duration.ofHours(24))));
    }

    static AuthSig sign(SiweMessage message) {
        return sign(WALLET_KEY, message.text());
    }

    static AuthSig sign(String walletKey, String text) {
        try (Secp256k1Key key = Secp256k1Key.parse(walletKey)) {
            return AuthSig.personalSign(PersonalSign.sign(key, text), text, key.address());
        }
    }

    /** The document that the session key signed for a node. */
    static JsonObject document(SessionSigs sigs, String node) {
        return JsonParser.parseObject(sigs.forNode(node).orElseThrow().signedMessage(), "The signed document");
    }

    /** The last of the capabilities: the AuthSig of the session. */
    static AuthSig delegation(SessionSigs sigs) {
        JsonArray all =
                (JsonArray) document(sigs, sigs.byNode().keySet().iterator().next())
                        .get("capabilities")
                        .orElseThrow();
        return AuthSig.fromJson(all.values().get(all.size() - 1));
    }

    static String sha256(String text) {
        try {
            return Hex.encode(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
