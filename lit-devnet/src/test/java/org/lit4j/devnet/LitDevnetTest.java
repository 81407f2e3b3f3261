package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.crypto.EthSignature;
import org.lit4j.crypto.PersonalSign;

/** Nodes of datil over HTTP. */
class LitDevnetTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String SIGN = "/web/pkp/sign/v1";

    private final LitDevnet devnet = LitDevnet.builder()
            .nodes(4)
            .threshold(3)
            .seed("lit-devnet")
            .clock(CLOCK)
            .start();
    private final Client client = new Client(devnet, Dialects.V7, CLOCK);

    @AfterEach
    void close() {
        client.close();
        devnet.close();
    }

    private DevnetNode node(int index) {
        return devnet.nodes().get(index);
    }

    private Client.Answer sign(DevnetNode node, DevnetPkp pkp, SessionSigs sigs) throws Exception {
        return client.post(
                node,
                SIGN,
                Client.pkpSignBody(
                        pkp.publicKey(),
                        sigs.forNode(node.address()).orElseThrow().toJson()));
    }

    @Test
    void everyNodeAcceptsItsOwnSignatureAndTheSharesCombine() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        List<Client.Answer> answers = new ArrayList<>();
        for (DevnetNode node : devnet.nodes()) {
            Client.Answer answer = client.decrypt(node, sigs);
            assertThat(answer.status()).as(answer.body().stringify()).isEqualTo(200);
            answers.add(answer);
        }

        assertThat(client.combine(answers)).isTrue();
        assertThat(client.combine(answers.subList(1, 4))).isTrue();
        assertThat(client.combine(answers.subList(0, 2)))
                .as("below the threshold")
                .isFalse();
    }

    @Test
    void sharesOfASignatureOfAPkpAddUp() throws Exception {
        DevnetPkp pkp = devnet.mint(client.address());
        SessionSigs sigs = client.sessionSigs();
        BigInteger s = BigInteger.ZERO;
        String bigR = "";
        int parts = 0;
        for (DevnetNode node : devnet.nodes()) {
            JsonObject share = (JsonObject)
                    sign(node, pkp, sigs).body().get("signatureShare").orElseThrow();
            if (share.get("result").equals(java.util.Optional.of(new JsonString("success")))) {
                s = s.add(new BigInteger(quoted(share, "signature_share"), 16)).mod(Client.ORDER);
                bigR = quoted(share, "big_r");
                parts++;
            }
        }
        byte[] digest = new byte[32];
        java.util.Arrays.fill(digest, (byte) 5);
        EthSignature signature =
                new EthSignature(new BigInteger(bigR.substring(2), 16), s, bigR.startsWith("02") ? 0 : 1);

        assertThat(parts).isEqualTo(3);
        assertThat(PersonalSign.recover(digest, signature)).isEqualTo(pkp.address());
    }

    private static String quoted(JsonObject share, String member) {
        String text = ((JsonString) share.get(member).orElseThrow()).value();
        return ((JsonString) JsonParser.parse(text, member)).value().toLowerCase(Locale.ROOT);
    }

    @Test
    void anotherNodesSignatureIsRefusedWithTheNodesError() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        String stolen = sigs.forNode(node(0).address()).orElseThrow().toJson();

        Client.Answer answer = client.post(node(1), Client.ENCRYPTION, client.encryptionSignBody(stolen));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().members().keySet())
                .containsExactly("correlationId", "details", "errorCode", "errorKind", "message", "status");
        assertThat(answer.text("errorCode")).isEqualTo("NodeNotAuthorized");
        assertThat(answer.text("errorKind")).isEqualTo("Validation");
        assertThat(answer.text("correlationId")).isEqualTo("lit_test");
        SeenRequest seen = node(1).seen().get(0);
        assertThat(seen.refusedBy()).contains("R5");
        assertThat(seen.user()).isEmpty();
    }

    @Test
    void signingWithAPkpNeedsLitActionsAndTheOwner() throws Exception {
        DevnetPkp mine = devnet.mint(client.address());
        DevnetPkp foreign = devnet.mint("0x91fa13b1E730E912a3C91FD1B41770Cb77e9a2e3");

        assertThat(sign(node(0), mine, client.sessionSigsForSigningAlone()).text("errorCode"))
                .isEqualTo("NodeResourceIdNotFound");
        assertThat(sign(node(0), foreign, client.sessionSigs()).text("errorCode"))
                .isEqualTo("NodeAuthSigScopeTooLimited");
        assertThat(sign(node(0), mine, client.sessionSigs()).status()).isEqualTo(200);
    }

    @Test
    void otherConditionsAreAnotherResource() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        JsonObject body = client.encryptionSignBody(
                sigs.forNode(node(0).address()).orElseThrow().toJson());
        JsonObject others = body.with(
                "accessControlConditions",
                JsonParser.parse(
                        client.conditions()
                                .json()
                                .stringify()
                                .replace(client.address(), "0x91fa13b1E730E912a3C91FD1B41770Cb77e9a2e3"),
                        "conditions"));

        Client.Answer other = client.post(node(0), Client.ENCRYPTION, others);

        // Other conditions are another resource, which the session does not have.
        assertThat(other.text("errorCode")).isEqualTo("NodeResourceIdNotFound");
    }

    @Test
    void whatANodeSawHoldsNoSignature() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        client.decrypt(node(0), sigs);
        JsonObject sig = sigs.forNode(node(0).address()).orElseThrow().json();
        String text = node(0).seen().toString();

        assertThat(text).contains(Client.ENCRYPTION, "status=200", client.address());
        assertThat(text).doesNotContain(((JsonString) sig.get("sig").orElseThrow()).value());
        assertThat(text).doesNotContain("signedMessage").doesNotContain("wants you to sign in");
        node(0).forget();
        assertThat(node(0).seen()).isEmpty();
    }
}
