package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweMessage;

/** Nodes decrypt for a wallet that shows an AuthSig of its own, and do nothing else for it. */
class WalletAuthSigTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final LitDevnet devnet = LitDevnet.builder()
            .nodes(3)
            .threshold(2)
            .seed("lit-devnet")
            .clock(CLOCK)
            .start();
    private final Client client = new Client(devnet, Dialects.V7, CLOCK);

    @AfterEach
    void close() {
        client.close();
        devnet.close();
    }

    /** The AuthSig of a wallet whose private key is a small number; 7 is the client's. */
    private static AuthSig login(int key, Duration life) {
        byte[] bytes = new byte[32];
        bytes[31] = (byte) key;
        try (SecretBytes secret = SecretBytes.takeOver(bytes)) {
            Secp256k1Key wallet = Secp256k1Key.of(secret);
            String text = SiweMessage.builder("localhost:3000", "JIsknRumpxsM9pqmc")
                    .address(wallet.address())
                    .uri("https://localhost/login")
                    .issuedAt(Timestamp.of(NOW.minus(Duration.ofDays(1))))
                    .expirationTime(Timestamp.of(NOW.plus(life)))
                    .build()
                    .text();
            return AuthSig.personalSign(PersonalSign.sign(wallet, text), text, wallet.address());
        }
    }

    private Client.Answer decrypt(DevnetNode node, String authSig) throws Exception {
        return client.post(node, "/web/encryption/sign/v1", client.encryptionSignBody(authSig));
    }

    @Test
    void decryptsForAWallet() throws Exception {
        String authSig = login(7, Duration.ofHours(1)).toJson();
        List<Client.Answer> answers = List.of(
                decrypt(devnet.nodes().get(0), authSig), decrypt(devnet.nodes().get(2), authSig));
        assertThat(answers).extracting(Client.Answer::status).containsOnly(200);
        assertThat(client.combine(answers)).isTrue();
        SeenRequest seen = devnet.nodes().get(0).seen().get(0);
        assertThat(seen.user()).contains(client.address());
        assertThat(seen.sessionKey()).isEmpty();
    }

    @Test
    void decryptsForSeveralByChain() throws Exception {
        String byChain =
                JsonObject.of("ethereum", login(7, Duration.ofHours(1)).json()).stringify();
        assertThat(decrypt(devnet.nodes().get(0), byChain).status()).isEqualTo(200);
        Client.Answer none = decrypt(devnet.nodes().get(0), "{\"fantom\":{}}");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.text("errorCode")).isEqualTo("NodeInvalidMultipleAuthSigs");
    }

    @Test
    void refusesAnotherWalletAndAnOldAuthSig() throws Exception {
        DevnetNode node = devnet.nodes().get(0);
        Client.Answer other = decrypt(node, login(8, Duration.ofHours(1)).toJson());
        assertThat(other.text("errorCode")).isEqualTo("NodeAccessControlConditionsReturnedNotAuthorized");
        Client.Answer old = decrypt(node, login(7, Duration.ofSeconds(-61)).toJson());
        assertThat(old.status()).isBetween(400, 403);
        assertThat(old.body().stringify()).contains("is in the past beyond the grace period");
        assertThat(node.seen().get(1).user()).isEmpty();
    }

    @Test
    void signsForNoWallet() throws Exception {
        DevnetPkp pkp = devnet.mint(client.address());
        Client.Answer answer = client.post(
                devnet.nodes().get(0),
                "/web/pkp/sign/v1",
                Client.pkpSignBody(
                        pkp.publicKey(), login(7, Duration.ofHours(1)).toJson()));
        assertThat(answer.text("errorCode")).isEqualTo("NodeCannotProvideAuthSigForEndpoint");
    }
}
