package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonBoolean;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.devnet.DevnetPkp;
import org.lit4j.devnet.LitDevnet;

/** The published JavaScript client of SDK 7 on a devnet: it connects, makes session signatures, signs and decrypts. */
class JavaScriptClientIT {
    @BeforeAll
    static void packagesAreInstalled() {
        JavaScriptClient.requireInstalled();
    }

    @Test
    void everyNodeAcceptsItsSessionSignatures() throws Exception {
        try (LitDevnet devnet = LitDevnet.builder().nodes(5).threshold(3).start()) {
            DevnetPkp pkp = devnet.mint(Fixtures.WALLET);

            JsonObject result = run(devnet, pkp);

            String all = result.stringify();
            assertThat(result.get("ready")).as(all).contains(new JsonBoolean(true));
            assertThat(result.get("nodes").map(nodes -> ((JsonArray) nodes).size()))
                    .contains(5);
            assertThat(((JsonArray) result.get("accepted").orElseThrow()).values())
                    .hasSize(5)
                    .allMatch(answer -> answer.stringify().contains("\"status\":200"));
            assertThat(result.get("stolen").orElseThrow().stringify())
                    .contains("\"status\":403")
                    .contains("NodeNotAuthorized");
            assertThat(result.get("networkPublicKey")).contains(new JsonString(devnet.networkKey()));
            assertThat(result.get("signed")).as(all).contains(new JsonBoolean(true));
            assertThat(result.get("decrypted")).as(all).contains(new JsonString("lit4j"));
            assertThat(result.get("decryptedForWallet")).as(all).contains(new JsonString("lit4j"));
            assertThat(devnet.nodes())
                    .allSatisfy(node -> assertThat(node.seen().stream()
                                    .filter(request -> request.status() == 200)
                                    .filter(request -> request.user().isPresent()))
                            .isNotEmpty());
        }
    }

    @Test
    void nothingButLoopbackIsContacted() throws Exception {
        try (LitDevnet devnet = LitDevnet.builder().nodes(3).start()) {
            JsonObject result = run(devnet, devnet.mint(Fixtures.WALLET));

            assertThat(result.get("refused")).contains(JsonArray.EMPTY);
            assertThat(((JsonArray) result.get("contacted").orElseThrow()).values())
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allMatch(host -> ((JsonString) host).value().startsWith("127.0.0.1:"));
        }
    }

    private static JsonObject run(LitDevnet devnet, DevnetPkp pkp) throws Exception {
        return JavaScriptClient.run(
                "client.mjs", devnet.describe().stringify(), pkp.publicKey(), "0x" + Fixtures.WALLET_KEY);
    }
}
