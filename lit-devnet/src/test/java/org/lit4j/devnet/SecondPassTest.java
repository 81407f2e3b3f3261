package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonValue;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.crypto.BouncyCastleSessionCrypto;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;

/**
 * Nodes look at a session signature twice: first who signed, later by the key that the document names, and for what the
 * network signed. Here are documents that differ between the two.
 */
class SecondPassTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Recap RECAP = Recap.builder()
            .grant(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
            .grant(LitResource.litAction("*"), LitAbility.LIT_ACTION_EXECUTION)
            .build();
    private static final String REQUESTS =
            "[{\"resource\":{\"resource\":\"*\",\"resourcePrefix\":\"lit-pkp\"},\"ability\":\"pkp-signing\"},"
                    + "{\"resource\":{\"resource\":\"*\",\"resourcePrefix\":\"lit-litaction\"},"
                    + "\"ability\":\"lit-action-execution\"}]";

    private final MovingClock clock = new MovingClock(NOW);
    private final LitDevnet devnet = LitDevnet.builder().clock(clock).start();
    private final PkpClient client = new PkpClient(devnet, clock, false);
    private final DevnetNode node = devnet.nodes().get(0);
    private final Secp256k1Key wallet = Secp256k1Key.of(new Seed("test").secret("wallet"));
    private final BouncyCastleSessionCrypto crypto = new BouncyCastleSessionCrypto();
    private final SessionKeyPair pair = crypto.fromSeed(new Seed("test").secret("session"));

    @AfterEach
    void close() {
        pair.close();
        wallet.close();
        client.close();
        devnet.close();
    }

    private SiweMessage message(String address, Duration life) {
        return SiweMessage.builder("localhost", devnet.latestBlockhash())
                .address(address)
                .statement(RECAP.statement())
                .uri(pair.uri())
                .issuedAt(Timestamp.of(NOW))
                .expirationTime(Timestamp.of(NOW.plus(life)))
                .resources(List.of(RECAP.urn()))
                .build();
    }

    private AuthSig ofWallet() {
        SiweMessage message = message(wallet.address(), Duration.ofDays(1));
        return AuthSig.personalSign(PersonalSign.sign(wallet, message.text()), message.text(), wallet.address());
    }

    private AuthSig ofNetwork(DevnetPkp pkp, Duration life) {
        return PkpClient.combine(
                client.signSessionKey(PkpClient.body(message(pkp.address(), life), pkp, client.walletMethod())),
                pkp.address());
    }

    private Client.Answer sign(DevnetPkp pkp, String sessionKey, AuthSig... capabilities) throws Exception {
        String document = JsonObject.builder()
                .put("sessionKey", sessionKey)
                .put("resourceAbilityRequests", JsonParser.parse(REQUESTS, "The requests"))
                .put(
                        "capabilities",
                        new JsonArray(Arrays.stream(capabilities)
                                .<JsonValue>map(AuthSig::json)
                                .toList()))
                .put("issuedAt", Timestamp.of(NOW).text())
                .put("expiration", Timestamp.of(NOW.plusSeconds(300)).text())
                .put("nodeAddress", node.address())
                .build()
                .stringify();
        try (SessionKeyHandle key = crypto.open(pair)) {
            byte[] signature =
                    key.sign(Utf8.encode(document), List.of(new byte[0])).get(0);
            AuthSig session = AuthSig.of(Hex.encode(signature), "litSessionSignViaNacl", document, pair.publicKey())
                    .withAlgo("ed25519");
            return client.post(node, "/web/pkp/sign", Client.pkpSignBody(pkp.publicKey(), session.toJson()));
        }
    }

    @Test
    void anotherKeyInTheDocumentIsRefusedToSign() throws Exception {
        DevnetPkp pkp = devnet.mint(wallet.address());

        assertThat(sign(pkp, pair.publicKey(), ofWallet()).status()).isEqualTo(200);
        Client.Answer other = sign(pkp, "00".repeat(32), ofWallet());

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.body().stringify()).contains("The document's session key has no delegation");
    }

    @Test
    void whatTheNetworkSignedCountsBehindAWalletsDelegationToo() throws Exception {
        DevnetPkp pkp = devnet.mint(client.address());
        AuthSig network = ofNetwork(pkp, Duration.ofSeconds(100));

        assertThat(sign(pkp, pair.publicKey(), ofWallet()).text("errorCode")).isEqualTo("NodeAuthSigScopeTooLimited");
        Client.Answer answer = sign(pkp, pair.publicKey(), ofWallet(), network);

        assertThat(answer.status()).as(answer.body().stringify()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(101));
        assertThat(sign(pkp, pair.publicKey(), ofWallet(), network).text("errorCode"))
                .as("expired")
                .isEqualTo("NodeAuthSigScopeTooLimited");
    }

    @Test
    void whatTheNetworkDidNotSignSaysNothing() throws Exception {
        DevnetPkp pkp = devnet.mint(client.address());
        AuthSig good = ofNetwork(pkp, Duration.ofSeconds(100));
        AuthSig another = ofNetwork(pkp, Duration.ofSeconds(200));
        AuthSig forged = AuthSig.of(another.sig(), good.derivedVia(), good.signedMessage(), good.address())
                .withAlgo("LIT_BLS");

        assertThat(sign(pkp, pair.publicKey(), ofWallet(), forged).text("errorCode"))
                .isEqualTo("NodeAuthSigScopeTooLimited");
    }
}
