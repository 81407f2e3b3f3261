package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;

class DevnetCommandTest {
    @Test
    void servesUntilItIsStopped() throws Exception {
        PipedWriter out = new PipedWriter();
        BufferedReader lines = new BufferedReader(new PipedReader(out, 10_000));
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Thread running = new Thread(() -> exit.complete(Main.run(
                new PrintWriter(out, true), new PrintWriter(out, true), "devnet", "--nodes", "2", "--seed", "s")));
        running.start();
        JsonObject printed = JsonParser.parseObject(lines.readLine(), "The first line");
        JsonArray nodes = (JsonArray) printed.get("nodes").orElseThrow();
        int port = Integer.parseInt(((JsonString) nodes.values().get(1)).value().replaceFirst(".*:", ""));

        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(open.isConnected()).isTrue();
        }
        assertThat(nodes.size()).isEqualTo(2);
        assertThat(printed.members()).containsKeys("threshold", "networkPublicKey", "rpcUrl", "blockIndexUrl");
        running.interrupt();
        running.join();

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(IOException.class);
    }

    @Test
    void numbersThatDoNotFitAreAUsageError() {
        Lit run = Lit.run("devnet", "--nodes", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("SETTING_INVALID");
    }

    @Test
    void theDemoShowsEachNodeItsSignatureAndOneAnothers(@TempDir Path folder) throws IOException {
        Lit run = Lit.run("demo", "--json", folder.toString());

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("4.")))
                .hasSize(3)
                .allMatch(line -> line.contains("accepted it: HTTP 200"));
        assertThat(run.out())
                .contains("refused it: HTTP 403, NodeNotAuthorized")
                .contains("shares combine to a signature");
        JsonArray answers = (JsonArray) JsonParser.parse(Files.readString(folder.resolve("answers.json")), "answers");
        assertThat(answers.size()).isEqualTo(4);
        assertThat(answers.values().get(3).stringify())
                .contains("\"status\":403")
                .contains("NodeNotAuthorized");
    }
}
