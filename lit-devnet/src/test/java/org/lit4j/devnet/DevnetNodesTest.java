package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** How many nodes there are, and which. */
class DevnetNodesTest {
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
    void theNodeSetChanges() throws Exception {
        DevnetNode fifth = devnet.addNode();
        assertThat(devnet.addresses()).hasSize(5).contains(fifth.address());
        assertThat(devnet.epoch()).isEqualTo(2);
        assertThat(client.decrypt(fifth, client.sessionSigs()).status()).isEqualTo(200);

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
            answers.add(client.decrypt(node, client.sessionSigs()));
        }
        assertThat(client.combine(answers)).isTrue();
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
