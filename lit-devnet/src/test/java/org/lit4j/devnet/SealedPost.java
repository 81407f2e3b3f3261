package org.lit4j.devnet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.NaclBox;

/** Asks nodes of naga as their clients do: encrypted, there and back. */
final class SealedPost implements AutoCloseable {
    private final Client client;
    private final Clock clock;
    private final SecretBytes secret = SecretBytes.copyOf(Utf8.encode("a client's key of 32 bytes, test"));

    SealedPost(Client client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    private static JsonObject object(JsonObject parent, String member) {
        return (JsonObject) parent.get(member).orElseThrow();
    }

    private byte[] nodeKey(DevnetNode node) throws Exception {
        return Hex.decode(Jwt.text(object(client.handshake(node).body(), "data"), "nodeIdentityKey"), "The node's key");
    }

    Client.Answer post(DevnetNode node, String path, JsonObject body) throws Exception {
        Instant now = clock.instant();
        byte[] nodeKey = nodeKey(node);
        byte[] own = NaclBox.publicKey(secret);
        byte[] random = new byte[16];
        byte[] nonce = Envelope.nonce(random, now, nodeKey, own);
        byte[] box = NaclBox.seal(secret, nodeKey, nonce, body.stringify().getBytes(UTF_8));
        JsonObject payload = JsonObject.builder()
                .put("verification_key", Hex.encode(own))
                .put("random", Hex.encode(random))
                .put("created_at", Timestamp.of(now).text())
                .put("ciphertext_and_tag", "0".repeat(32) + Hex.encode(box))
                .build();
        Client.Answer answer = client.post(
                node,
                path,
                JsonObject.builder()
                        .put("version", "1")
                        .put("payload", payload)
                        .put("epoch", 1)
                        .build());
        JsonObject back = object(answer.body(), "payload");
        assertThat(Jwt.text(back, "verification_key")).isEqualTo(Hex.encode(nodeKey));
        byte[] bytes = Hex.decode(Jwt.text(back, "ciphertext_and_tag"), "sealed");
        byte[] plain = NaclBox.open(
                        secret,
                        nodeKey,
                        Envelope.nonce(
                                Hex.decode(Jwt.text(back, "random"), "random"),
                                Timestamp.parse(Jwt.text(back, "created_at")).instant(),
                                own,
                                nodeKey),
                        Arrays.copyOfRange(bytes, 16, bytes.length))
                .orElseThrow();
        return new Client.Answer(answer.status(), JsonParser.parseObject(new String(plain, UTF_8), "The answer"));
    }

    @Override
    public void close() {
        secret.close();
    }
}
