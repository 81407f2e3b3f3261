package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.LitException;

/** What a test can do to a node, and what clients see of it. */
class DevnetFaultsTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

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

    @Test
    void clockSkewDecidesOverTimes() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        DevnetNode node = node(0);

        node.clockSkew(Duration.ofMinutes(-1));
        assertThat(client.decrypt(node, sigs).status()).isEqualTo(200);
        node.clockSkew(Duration.ofSeconds(-61));
        assertThat(client.decrypt(node, sigs).text("errorCode")).isEqualTo("NodeIatOutsideGracePeriod");
        node.clockSkew(Duration.ofDays(40));
        assertThat(client.decrypt(node, sigs).text("errorCode")).isEqualTo("NodeExpWrongOrTooLarge");
        node.heal();
        assertThat(client.decrypt(node, sigs).status()).isEqualTo(200);
    }

    @Test
    void eachFaultShowsAndHeals() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        DevnetNode node = node(0);

        node.fault(NodeFault.DROPPED);
        assertThatThrownBy(() -> client.decrypt(node, sigs)).isInstanceOf(IOException.class);
        node.heal();
        node.fault(NodeFault.MALFORMED);
        assertThatThrownBy(() -> client.decrypt(node, sigs)).isInstanceOf(LitException.class);
        node.heal();
        node.fault(NodeFault.REFUSING);
        assertThat(client.decrypt(node, sigs).text("errorCode")).isEqualTo("NodeSystemFault");
        assertThat(client.handshake(node).status()).isEqualTo(500);
        node.heal();
        node.fault(NodeFault.RATE_LIMITED);
        Client.Answer limited = client.decrypt(node, sigs);
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
    void droppedConnectionsAreForgotten() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        node(0).fault(NodeFault.DROPPED);
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> client.decrypt(node(0), sigs)).isInstanceOf(IOException.class);
        }
        assertThat(LiveObjects.count("sun.net.httpserver.HttpConnection")).isLessThan(100);
    }

    @Test
    void aWrongKeyAndAnotherEpochSpoilTheCombination() throws Exception {
        SessionSigs sigs = client.sessionSigs();
        for (NodeFault fault : List.of(NodeFault.WRONG_KEY, NodeFault.OTHER_EPOCH)) {
            node(0).fault(fault);
            List<Client.Answer> answers = List.of(
                    client.decrypt(node(0), sigs), client.decrypt(node(1), sigs), client.decrypt(node(2), sigs));
            boolean namesTheKey =
                    client.handshake(node(0)).text("networkPublicKey").equals(devnet.networkKey());
            node(0).heal();

            assertThat(client.combine(answers)).as(fault.name()).isFalse();
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
                return client.decrypt(node, sigs).status();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        node.awaitWaiting(1);

        assertThat(answer).isNotDone();
        assertThat(client.decrypt(node(1), sigs).status()).isEqualTo(200);
        node.release();

        assertThat(answer.join()).isEqualTo(200);
    }
}
