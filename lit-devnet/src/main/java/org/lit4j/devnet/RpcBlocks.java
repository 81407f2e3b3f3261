package org.lit4j.devnet;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonValue;

/** Asks a chain's JSON-RPC for blocks. Keeps no connection and no thread. */
record RpcBlocks(URI url) implements BlockSource {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MAX_ANSWER = 4_000_000;

    @Override
    public JsonValue blockByHash(String hash) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("Connection", "close");
            connection.setDoOutput(true);
            connection
                    .getOutputStream()
                    .write(("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_getBlockByHash\",\"params\":[\"" + hash
                                    + "\",false]}")
                            .getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = connection.getInputStream()) {
                String answer = new String(in.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
                return JsonParser.parseObject(answer, "The answer")
                        .get("result")
                        .orElse(JsonNull.NULL);
            }
        } catch (IOException | LitException e) {
            // Nodes say the same about a chain that cannot be reached and about a block that it does not have.
            return JsonNull.NULL;
        }
    }
}
