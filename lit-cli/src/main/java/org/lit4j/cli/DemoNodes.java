package org.lit4j.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.condition.AccessControlConditions;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsShare;

/** Shows session signatures to nodes over HTTP, as a client that wants to decrypt does. One thread at a time. */
final class DemoNodes {
    private static final String DATA_HASH = "6c6974346a".repeat(6) + "0000";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final AccessControlConditions conditions;
    private final List<BlsShare> shares = new ArrayList<>();

    /** For a condition that only the holder of this address meets. */
    DemoNodes(String address) {
        conditions = AccessControlConditions.evmBasic("[{\"contractAddress\":\"\",\"standardContractType\":\"\","
                + "\"chain\":\"ethereum\",\"method\":\"\",\"parameters\":[\":userAddress\"],\"returnValueTest\":"
                + "{\"comparator\":\"=\",\"value\":\"" + address + "\"}}]");
    }

    AccessControlConditions conditions() {
        return conditions;
    }

    String resourceId() {
        return conditions.resourceId(DATA_HASH);
    }

    /**
     * What a node answered.
     *
     * @param status of HTTP
     * @param body as the node wrote it
     */
    record Answer(String node, int status, JsonObject body) {
        boolean accepted() {
            return status == 200;
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("node", node)
                    .put("status", status)
                    .put("body", body)
                    .build();
        }

        /** Returns the node's error code and what it says about it. */
        String refusal() {
            return "HTTP " + status + ", " + text("errorCode") + ": " + text("message");
        }

        private String text(String member) {
            return body.get(member)
                    .filter(JsonString.class::isInstance)
                    .map(value -> ((JsonString) value).value())
                    .orElse("-");
        }
    }

    Answer show(String node, AuthSig sig) {
        JsonObject body = JsonObject.builder()
                .put("accessControlConditions", conditions.json())
                .put("chain", "ethereum")
                .put("dataToEncryptHash", DATA_HASH)
                .put("authSig", sig.json())
                .put("epoch", 1)
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(node + "/web/encryption/sign/v1"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("X-Request-Id", "lit_demo")
                .POST(HttpRequest.BodyPublishers.ofString(body.stringify()))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            Answer answer = new Answer(
                    node, response.statusCode(), JsonParser.parseObject(response.body(), "The answer of " + node));
            answer.body()
                    .get("signatureShare")
                    .filter(JsonObject.class::isInstance)
                    .ifPresent(share -> shares.add(BlsShare.fromJson((JsonObject) share)));
            return answer;
        } catch (IOException e) {
            throw unreachable(node, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(node, e);
        }
    }

    /** Says whether the shares that came back combine to the network's signature. */
    boolean sharesCombine(String networkKey) {
        Bls bls = Bls.get();
        byte[] signature = bls.combine(shares);
        byte[] signed = Utf8.encode(conditions.resource(DATA_HASH).key());
        return bls.verify(Hex.decode(networkKey, "The network's key"), signed, signature);
    }

    private static LitException unreachable(String node, Exception cause) {
        return new LitException(
                ErrorCode.DEVNET_PORT,
                "The simulated node " + node + " did not answer ("
                        + cause.getClass().getSimpleName() + ").",
                cause);
    }
}
