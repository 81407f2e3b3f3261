package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;

/** Paths, headers and bodies as nodes take them; the stub of the chain. */
class HttpRulesTest {
    private static final String HANDSHAKE = "{\"clientPublicKey\":\"test\",\"challenge\":\"00\"}";

    private final LitDevnet devnet = LitDevnet.builder().nodes(3).start();
    private final Client client = new Client(devnet, Dialects.V7, Clock.systemUTC());
    private final DevnetNode node = devnet.nodes().get(0);

    @AfterEach
    void close() {
        client.close();
        devnet.close();
    }

    private HttpResponse<String> raw(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.address() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.http().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void pathsTakeASlashAtTheEndAndDoubleOnes() throws Exception {
        for (String path : new String[] {"/web/handshake", "/web/handshake/", "//web//handshake"}) {
            assertThat(raw(path, HANDSHAKE, "Content-Type", "application/json", "X-Request-Id", "a")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(raw("/web/none", HANDSHAKE, "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void headersDecide() throws Exception {
        HttpResponse<String> noId = raw("/web/handshake", HANDSHAKE, "Content-Type", "application/json");
        assertThat(noId.statusCode()).isEqualTo(400);
        assertThat(noId.body()).contains("CoreApiMissingRequiredXRequestIdHeader");
        assertThat(raw("/web/handshake", HANDSHAKE, "X-Request-Id", "a").statusCode())
                .as("no content type")
                .isEqualTo(404);
        assertThat(raw(
                                "/web/handshake",
                                HANDSHAKE,
                                "Content-Type",
                                "application/json",
                                "X-Request-Id",
                                "a",
                                "X-Lit-SDK-Version",
                                "0.0.0")
                        .body())
                .contains("CoreApiInvalidXSDKVersionHeader");
        HttpResponse<String> good =
                raw("/web/handshake", HANDSHAKE, "Content-Type", "application/json", "X-Request-Id", "a");
        assertThat(good.headers().firstValue("X-Lit-Node-Version")).isPresent();
        assertThat(good.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void bodiesAreJudgedInTheNodesOrder() throws Exception {
        String[] json = {"Content-Type", "application/json"};
        assertThat(raw("/web/encryption/sign/v1", "no json", json).statusCode()).isEqualTo(422);
        assertThat(raw("/web/encryption/sign/v1", "{}", json).body()).contains("NodeMissingAccessControlConditions");
        String many = "{\"accessControlConditions\":[" + "{},".repeat(30) + "{}]}";
        assertThat(raw("/web/encryption/sign/v1", many, json).body()).contains("NodeTooManyConditions");
        assertThat(raw("/web/pkp/sign/v1", "{\"pubkey\":\"02ab\",\"authSig\":{}}", json)
                        .body())
                .contains("NodeCannotProvideAuthSigForEndpoint");
        String wrongLength =
                "{\"pubkey\":\"02ab\",\"authSig\":{\"derivedVia\":\"litSessionSignViaNacl\",\"algo\":\"ed25519\"}}";
        assertThat(raw("/web/pkp/sign/v1", wrongLength, json).body())
                .contains("Invalid pubkey length.  Expected 65 bytes, got 2");
        assertThat(raw("/web/sign_session_key/v1", "{\"curveType\":\"K256\"}", json)
                        .body())
                .contains("NodeInvalidCurveType");
        assertThat(raw("/web/sign_session_key/v1", "{\"authSig\":{}}", json).body())
                .contains("NodeInvalidAuthSigForSessionKey");
        assertThat(raw(
                                "/web/sign_session_key/v1",
                                "{\"sessionKey\":\"a\",\"authMethods\":[],\"siweMessage\":\"\"}",
                                json)
                        .body())
                .contains("NodeSIWEMessageError");
    }

    @Test
    void theChainSaysWhichNodesThereAre() throws Exception {
        Client.Answer answer = client.post(
                devnet.rpcUrl(),
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"eth_call\",\"params\":[{\"data\":\"0xc51d020e\"},\"latest\"]}");
        String data = answer.text("result").substring(2);

        assertThat(data).hasSize(2 * 928);
        assertThat(word(data, 1)).isEqualTo(1);
        assertThat(word(data, 5)).isEqualTo(2);
        assertThat(word(data, 6)).isEqualTo(0xe0);
        assertThat(word(data, 7)).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(word(data, 8 + 7 * i)).isEqualTo(0x7f000001);
            assertThat("http://127.0.0.1:" + word(data, 10 + 7 * i))
                    .isEqualTo(devnet.addresses().get(i));
        }
    }

    private static long word(String data, int index) {
        return Long.parseLong(data.substring(64 * index + 48, 64 * index + 64), 16);
    }

    @Test
    void theChainAnswersBatchesAndSaysWhatItDoesNotKnow() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(devnet.rpcUrl()))
                .POST(HttpRequest.BodyPublishers.ofString("[{\"id\":1,\"method\":\"eth_chainId\"},"
                        + "{\"id\":2,\"method\":\"eth_call\",\"params\":[{\"data\":\"0xdeadbeef\"}]},"
                        + "{\"id\":3,\"method\":\"eth_sendRawTransaction\"}]"))
                .build();
        String body = client.http()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(body)
                .contains("\"result\":\"0x7a69\"")
                .contains("execution reverted")
                .contains("-32601");
        HttpRequest index = HttpRequest.newBuilder(URI.create(devnet.rpcUrl() + "/get_most_recent_valid_block"))
                .build();
        JsonObject block = JsonParser.parseObject(
                client.http().send(index, HttpResponse.BodyHandlers.ofString()).body(), "The block");
        assertThat(block.stringify()).contains("\"blockhash\":\"0x");
    }
}
