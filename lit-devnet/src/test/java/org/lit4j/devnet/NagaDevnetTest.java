package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.crypto.EthSignature;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsShare;
import org.lit4j.verifier.Generation;

/** Nodes of naga: everything but the handshake is encrypted. */
class NagaDevnetTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String ENCRYPTION = "/web/encryption/sign/v2";

    private final LitDevnet devnet = LitDevnet.builder()
            .nodes(3)
            .seed("lit-devnet")
            .clock(CLOCK)
            .generation(Generation.NAGA)
            .start();
    private final Client client = new Client(devnet, Dialects.V8, CLOCK);
    private final SealedPost sealed = new SealedPost(client, CLOCK);

    @AfterEach
    void close() {
        client.close();
        devnet.close();
        sealed.close();
    }

    private static String text(JsonObject object, String member) {
        return ((JsonString) object.get(member).orElseThrow()).value();
    }

    private static JsonObject object(JsonObject parent, String member) {
        return (JsonObject) parent.get(member).orElseThrow();
    }

    @Test
    void sharesWithWideIdentifiersCombine() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        List<BlsShare> shares = new ArrayList<>();
        for (DevnetNode node : devnet.nodes()) {
            Client.Answer answer = sealed.post(
                    node,
                    ENCRYPTION,
                    client.encryptionSignBody(
                            sigs.forNode(node.address()).orElseThrow().toJson()));
            assertThat(answer.body().get("ok")).hasToString("Optional[true]");
            shares.add(BlsShare.fromJson(object(object(answer.body(), "data"), "signatureShare")));
        }
        byte[] message = Utf8.encode("lit-accesscontrolcondition://" + client.resourceId());

        assertThat(shares.get(2).toIdentifiedJson().stringify())
                .contains("d3d6c8566d76e0c57e7058048336bfaec4b4c01f684a26e82ba1d8ba3a987f59");
        assertThat(Bls.get()
                        .verify(
                                Hex.decode(devnet.networkKey(), "key"),
                                message,
                                Bls.get().combine(shares.subList(1, 3))))
                .isTrue();
    }

    @Test
    void refusalsAreSealedToo() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        DevnetNode first = devnet.nodes().get(0);
        DevnetNode second = devnet.nodes().get(1);

        Client.Answer answer = sealed.post(
                second,
                ENCRYPTION,
                client.encryptionSignBody(
                        sigs.forNode(first.address()).orElseThrow().toJson()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(text(answer.body(), "error")).isEqualTo("couldn't validate user address");
        assertThat(text(answer.body(), "errorObject")).contains("\"errorCode\":\"NodeNotAuthorized\"");
        assertThat(second.seen().get(1).errorCode()).contains("NodeNotAuthorized");
    }

    @Test
    void whatCannotBeOpenedIsAnsweredInPlain() throws Exception {
        DevnetNode node = devnet.nodes().get(0);

        Client.Answer plain = client.post(node, ENCRYPTION, JsonObject.EMPTY);
        Client.Answer old = client.post(node, "/web/encryption/sign/v1", JsonObject.EMPTY);
        Client.Answer silent = client.post(node.address() + "/web/handshake", "{\"clientPublicKey\":\"test\"}");

        assertThat(old.status()).isEqualTo(410);
        assertThat(text(old.body(), "errorObject")).contains("OldEndpointVersionNoLongerSupported");
        assertThat(plain.status()).isEqualTo(422);
        assertThat(silent.status()).isEqualTo(400);
        assertThat(text(silent.body(), "errorObject")).contains("\"networkPublicKey\":\"ERR\"");
    }

    @Test
    void anotherEpochShowsInTheHandshake() throws Exception {
        DevnetNode node = devnet.nodes().get(0);
        devnet.advanceEpoch();
        node.fault(NodeFault.OTHER_EPOCH);

        assertThat(object(client.handshake(node).body(), "data").get("epoch")).hasToString("Optional[1]");
        node.heal();
        assertThat(object(client.handshake(node).body(), "data").get("epoch")).hasToString("Optional[2]");
    }

    @Test
    void theNodesThatAClientNamesSign() throws Exception {
        DevnetPkp pkp = devnet.mint(client.address());
        SessionSigs sigs = client.sessionSigs();
        List<JsonValue> nodeSet = new ArrayList<>();
        for (DevnetNode node : devnet.nodes().subList(1, 3)) {
            nodeSet.add(JsonObject.builder()
                    .put("socketAddress", node.socketAddress())
                    .put("value", 1)
                    .build());
        }
        BigInteger s = BigInteger.ZERO;
        String bigR = "";
        for (DevnetNode node : devnet.nodes()) {
            JsonObject body = Client.pkpSignBody(
                            pkp.publicKey(),
                            sigs.forNode(node.address()).orElseThrow().toJson())
                    .with("nodeSet", new JsonArray(nodeSet));
            JsonObject data = object(sealed.post(node, "/web/pkp/sign/v2", body).body(), "data");
            JsonObject share = object(object(data, "signatureShare"), "EcdsaSignedMessageShare");
            assertThat(share.members().keySet())
                    .containsExactly(
                            "digest",
                            "result",
                            "share_id",
                            "peer_id",
                            "signature_share",
                            "big_r",
                            "compressed_public_key",
                            "public_key",
                            "sig_type");
            assertThat(text(share, "sig_type")).isEqualTo("EcdsaK256Sha256");
            if (node.index() == 0) {
                assertThat(text(share, "result")).isEqualTo("fail");
                assertThat(text(share, "signature_share")).isEmpty();
                continue;
            }
            assertThat(text(share, "public_key"))
                    .isEqualTo("\"" + pkp.publicKey().substring(2) + "\"");
            s = s.add(new BigInteger(text(share, "signature_share").replace("\"", ""), 16))
                    .mod(Client.ORDER);
            bigR = text(share, "big_r").replace("\"", "");
        }
        byte[] digest = new byte[32];
        java.util.Arrays.fill(digest, (byte) 5);
        EthSignature signature =
                new EthSignature(new BigInteger(bigR.substring(2), 16), s, bigR.startsWith("02") ? 0 : 1);
        assertThat(PersonalSign.recover(digest, signature)).isEqualTo(pkp.address());
        JsonObject alone = Client.pkpSignBody(
                        pkp.publicKey(),
                        sigs.forNode(devnet.addresses().get(1)).orElseThrow().toJson())
                .with("nodeSet", JsonArray.of(nodeSet.get(0)));
        Client.Answer answer = sealed.post(devnet.nodes().get(1), "/web/pkp/sign/v2", alone);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(text(answer.body(), "error")).isEqualTo("unable to get signature share");
    }
}
