package org.lit4j.devnet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.NaclBox;

/** The encryption of naga: what a client seals for one node, and the node for that client. */
final class Envelope {
    private static final int PADDING = 16;

    private final byte[] clientKey;
    private final JsonObject content;

    private Envelope(byte[] clientKey, JsonObject content) {
        this.clientKey = clientKey;
        this.content = content;
    }

    /** Returns what the client asked. */
    JsonObject content() {
        return content;
    }

    static SecretBytes identity(DevnetNode node) {
        return node.world().seed().secret("node/" + node.index() + "/identity");
    }

    /** Opens a request; what cannot be opened is answered in plain. */
    static Envelope open(DevnetNode node, NodeRequest request) {
        try (SecretBytes secret = identity(node)) {
            NodeRequest payload = new NodeRequest(request.object("payload"), request.id(), request.origin());
            byte[] clientKey = Hex.decode(payload.text("verification_key"), "verification_key");
            byte[] random = Hex.decode(payload.text("random"), "random");
            byte[] sealed = Hex.decode(payload.text("ciphertext_and_tag"), "ciphertext_and_tag");
            Instant created = Timestamp.parse(payload.text("created_at")).instant();
            if (clientKey.length != NaclBox.KEY_LENGTH || random.length != PADDING || sealed.length < PADDING) {
                throw cannotDecrypt();
            }
            byte[] nonce = nonce(random, created, NaclBox.publicKey(secret), clientKey);
            byte[] box = Arrays.copyOfRange(sealed, PADDING, sealed.length);
            byte[] plain = NaclBox.open(secret, clientKey, nonce, box).orElseThrow(Envelope::cannotDecrypt);
            return new Envelope(
                    clientKey, JsonParser.parseObject(new String(plain, StandardCharsets.UTF_8), "The request"));
        } catch (LitException e) {
            throw cannotDecrypt();
        }
    }

    /** Seals an answer for the client of this request. */
    JsonObject seal(DevnetNode node, JsonObject answer, byte[] random) {
        try (SecretBytes secret = identity(node)) {
            Instant created = node.clock().instant().truncatedTo(ChronoUnit.MILLIS);
            byte[] own = NaclBox.publicKey(secret);
            byte[] box = NaclBox.seal(
                    secret, clientKey, nonce(random, created, clientKey, own), Utf8.encode(answer.stringify()));
            return JsonObject.builder()
                    .put("version", "1")
                    .put(
                            "payload",
                            JsonObject.builder()
                                    .put("verification_key", Hex.encode(own))
                                    .put("random", Hex.encode(random))
                                    .put("created_at", Timestamp.of(created).text())
                                    .put("ciphertext_and_tag", "0".repeat(2 * PADDING) + Hex.encode(box))
                                    .build())
                    .build();
        }
    }

    static byte[] nonce(byte[] random, Instant created, byte[] recipient, byte[] sender) {
        byte[] seconds = ByteBuffer.allocate(Long.BYTES)
                .putLong(created.getEpochSecond())
                .array();
        byte[] hash = Seed.sha("SHA-512", new byte[] {1}, random, seconds, recipient, sender);
        return Arrays.copyOf(hash, NaclBox.NONCE_LENGTH);
    }

    private static NodeFailure cannotDecrypt() {
        return NodeCode.BAD_INPUT.failure("can't decrypt", "The payload cannot be decrypted with this node's key");
    }

    @Override
    public String toString() {
        return "Envelope[redacted]";
    }
}
