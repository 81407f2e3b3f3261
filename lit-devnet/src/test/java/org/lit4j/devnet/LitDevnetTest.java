package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.crypto.EthSignature;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsShare;

/** Nodes of datil over HTTP. */
class LitDevnetTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String ENCRYPTION = "/web/encryption/sign/v1";
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

    private Client.Answer decrypt(DevnetNode node, SessionSigs sigs) throws Exception {
        return client.post(
                node,
                ENCRYPTION,
                client.encryptionSignBody(
                        sigs.forNode(node.address()).orElseThrow().toJson()));
    }

    private Client.Answer sign(DevnetNode node, DevnetPkp pkp, SessionSigs sigs) throws Exception {
        return client.post(
                node,
                SIGN,
                Client.pkpSignBody(
                        pkp.publicKey(),
                        sigs.forNode(node.address()).orElseThrow().toJson()));
    }

    private boolean combine(List<Client.Answer> answers) {
        List<BlsShare> shares = answers.stream()
                .map(answer -> BlsShare.fromJson(
                        (JsonObject) answer.body().get("signatureShare").orElseThrow()))
                .toList();
        byte[] signature = Bls.get().combine(shares);
        byte[] message = Utf8.encode("lit-accesscontrolcondition://" + client.resourceId());
        return Bls.get().verify(Hex.decode(devnet.networkKey(), "key"), message, signature);
    }

    @Test
    void everyNodeAcceptsItsOwnSignatureAndTheSharesCombine() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        List<Client.Answer> answers = new ArrayList<>();
        for (DevnetNode node : devnet.nodes()) {
            Client.Answer answer = decrypt(node, sigs);
            assertThat(answer.status()).as(answer.body().stringify()).isEqualTo(200);
            answers.add(answer);
        }

        assertThat(combine(answers)).isTrue();
        assertThat(combine(answers.subList(1, 4))).isTrue();
        assertThat(combine(answers.subList(0, 2))).as("below the threshold").isFalse();
    }

    @Test
    void sharesOfASignatureOfAPkpAddUp() throws Exception {
        DevnetPkp pkp = devnet.mint(client.address());
        SessionSigs sigs = client.sessionSigs();
        BigInteger order = new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
        BigInteger s = BigInteger.ZERO;
        String bigR = "";
        int parts = 0;
        for (DevnetNode node : devnet.nodes()) {
            JsonObject share = (JsonObject)
                    sign(node, pkp, sigs).body().get("signatureShare").orElseThrow();
            if (share.get("result").equals(java.util.Optional.of(new JsonString("success")))) {
                s = s.add(new BigInteger(quoted(share, "signature_share"), 16)).mod(order);
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

        Client.Answer answer = client.post(node(1), ENCRYPTION, client.encryptionSignBody(stolen));

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

        Client.Answer other = client.post(node(0), ENCRYPTION, others);

        // Other conditions are another resource, which the session does not have.
        assertThat(other.text("errorCode")).isEqualTo("NodeResourceIdNotFound");
    }

    @Test
    void clockSkewDecidesOverTimes() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        DevnetNode node = node(0);

        node.clockSkew(Duration.ofMinutes(-1));
        assertThat(decrypt(node, sigs).status()).isEqualTo(200);
        node.clockSkew(Duration.ofSeconds(-61));
        assertThat(decrypt(node, sigs).text("errorCode")).isEqualTo("NodeIatOutsideGracePeriod");
        node.clockSkew(Duration.ofDays(40));
        assertThat(decrypt(node, sigs).text("errorCode")).isEqualTo("NodeExpWrongOrTooLarge");
        node.heal();
        assertThat(decrypt(node, sigs).status()).isEqualTo(200);
    }

    @Test
    void eachFaultShowsAndHeals() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        DevnetNode node = node(0);

        node.fault(NodeFault.DROPPED);
        assertThatThrownBy(() -> decrypt(node, sigs)).isInstanceOf(IOException.class);
        node.heal();
        node.fault(NodeFault.MALFORMED);
        assertThatThrownBy(() -> decrypt(node, sigs)).isInstanceOf(LitException.class);
        node.heal();
        node.fault(NodeFault.REFUSING);
        assertThat(decrypt(node, sigs).text("errorCode")).isEqualTo("NodeSystemFault");
        assertThat(client.handshake(node).status()).isEqualTo(500);
        node.heal();
        node.fault(NodeFault.RATE_LIMITED);
        Client.Answer limited = decrypt(node, sigs);
        assertThat(limited.status()).isEqualTo(402);
        assertThat(limited.text("errorCode")).isEqualTo("rate_limit_exceeded");
        node.heal();
        node.fault(NodeFault.WRONG_BLOCKHASH);
        assertThat(client.handshake(node).text("latestBlockhash")).isNotEqualTo(devnet.latestBlockhash());
        node.heal();
        assertThat(client.handshake(node).text("latestBlockhash")).isEqualTo(devnet.latestBlockhash());
        assertThat(node.seen().stream().map(SeenRequest::status)).containsExactly(0, 200, 500, 500, 402, 200, 200);
    }

    @Test
    void aWrongKeyAndAnotherEpochSpoilTheCombination() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        for (NodeFault fault : List.of(NodeFault.WRONG_KEY, NodeFault.OTHER_EPOCH)) {
            node(0).fault(fault);
            List<Client.Answer> answers =
                    List.of(decrypt(node(0), sigs), decrypt(node(1), sigs), decrypt(node(2), sigs));
            boolean namesTheKey =
                    client.handshake(node(0)).text("networkPublicKey").equals(devnet.networkKey());
            node(0).heal();

            assertThat(combine(answers)).as(fault.name()).isFalse();
            assertThat(namesTheKey).isEqualTo(fault == NodeFault.OTHER_EPOCH);
        }
    }

    @Test
    void aSlowNodeAnswersWhenItIsReleased() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        DevnetNode node = node(0);
        node.hold();
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return decrypt(node, sigs).status();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        node.awaitWaiting(1);

        assertThat(answer).isNotDone();
        assertThat(decrypt(node(1), sigs).status()).isEqualTo(200);
        node.release();

        assertThat(answer.join()).isEqualTo(200);
    }

    @Test
    void theNodeSetChanges() throws Exception {
        DevnetNode fifth = devnet.addNode();
        assertThat(devnet.addresses()).hasSize(5).contains(fifth.address());
        assertThat(devnet.epoch()).isEqualTo(2);
        assertThat(decrypt(fifth, client.sessionSigs()).status()).isEqualTo(200);

        devnet.removeNode(fifth);
        devnet.removeNode(node(0));
        assertThat(devnet.addresses()).hasSize(3).doesNotContain(fifth.address());
        assertThat(devnet.epoch()).isEqualTo(4);
        assertThatThrownBy(() -> client.handshake(fifth)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> devnet.removeNode(node(0)))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NODES_MISSING));
        List<Client.Answer> answers = new ArrayList<>();
        for (DevnetNode node : devnet.nodes()) {
            answers.add(decrypt(node, client.sessionSigs()));
        }
        assertThat(combine(answers)).isTrue();
    }

    @Test
    void whatANodeSawHoldsNoSignature() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        decrypt(node(0), sigs);
        JsonObject sig = sigs.forNode(node(0).address()).orElseThrow().json();
        String text = node(0).seen().toString();

        assertThat(text).contains(ENCRYPTION, "status=200", client.address());
        assertThat(text).doesNotContain(((JsonString) sig.get("sig").orElseThrow()).value());
        assertThat(text).doesNotContain("signedMessage").doesNotContain("wants you to sign in");
        node(0).forget();
        assertThat(node(0).seen()).isEmpty();
    }

    @Test
    void theSeedOfTheDescriptionGivesItsKeys() {
        assertThat(devnet.networkKey())
                .isEqualTo(
                        "8116be2cf85832711fcab8826ad8f4e9fed514d08299fe13442e7bf4f850989b14199a2fa00c777a1e87e8f327e965a7");
        assertThat(devnet.mint(client.address()).tokenId())
                .isEqualTo("b791509bdabd307ac754a9d07df556315b75965977952af797d5c34e590ad397");
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        for (LitDevnetBuilder bad : List.of(
                LitDevnet.builder().nodes(0),
                LitDevnet.builder().nodes(256),
                LitDevnet.builder().threshold(4),
                LitDevnet.builder().firstPort(70000))) {
            assertThatThrownBy(bad::start)
                    .isInstanceOfSatisfying(
                            LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID));
        }
        int taken = Integer.parseInt(devnet.rpcUrl().replaceFirst(".*:", ""));
        assertThatThrownBy(() -> LitDevnet.builder().nodes(1).firstPort(taken).start())
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DEVNET_PORT));
    }
}
