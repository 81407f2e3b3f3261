package org.lit4j.devnet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** Answers JSON-RPC as a chain would, as far as clients of the network read it; and the index of blocks. */
final class ChainStub implements HttpHandler {
    static final long CHAIN_ID = 31337;
    static final String BLOCK_INDEX = "/get_most_recent_valid_block";

    private final World world;
    private final StakingCalls staking;
    private final PkpCalls pkps;

    ChainStub(World world) {
        this.world = world;
        this.staking = new StakingCalls(world);
        this.pkps = new PkpCalls(world);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            Http.allowAnyOrigin(exchange);
            if (Http.path(exchange).equals(BLOCK_INDEX)) {
                Http.json(exchange, 200, block().stringify());
                return;
            }
            if (!exchange.getRequestMethod().equals("POST")) {
                Http.empty(exchange, 204);
                return;
            }
            JsonValue request =
                    JsonParser.parse(new String(Http.body(exchange), StandardCharsets.UTF_8), "The JSON-RPC request");
            JsonValue answer = request instanceof JsonArray batch
                    ? new JsonArray(
                            batch.values().stream().<JsonValue>map(this::answer).toList())
                    : answer(request);
            Http.json(exchange, 200, answer.stringify());
        } catch (LitException | NodeFailure e) {
            Http.json(exchange, 200, error(JsonNull.NULL, -32700, "Parse error").stringify());
        } finally {
            exchange.close();
        }
    }

    private JsonObject block() {
        long number = world.blocks().number();
        return JsonObject.builder()
                .put("blockhash", world.blocks().hash(number))
                .put("timestamp", "0x" + Long.toHexString(Blocks.timeOf(number).getEpochSecond()))
                .put("blockNumber", number)
                .build();
    }

    private JsonValue answer(JsonValue request) {
        if (!(request instanceof JsonObject call)) {
            return error(JsonNull.NULL, -32600, "Invalid Request");
        }
        JsonValue id = call.get("id").orElse(JsonNull.NULL);
        String method = call.get("method")
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .orElse("");
        List<JsonValue> params = call.get("params")
                .filter(JsonArray.class::isInstance)
                .map(value -> ((JsonArray) value).values())
                .orElse(List.of());
        Optional<JsonValue> result = result(method, params);
        if (result.isPresent()) {
            return JsonObject.builder()
                    .put("jsonrpc", "2.0")
                    .put("id", id)
                    .put("result", result.get())
                    .build();
        }
        return method.equals("eth_call")
                ? error(id, 3, "execution reverted")
                : error(id, -32601, "The method does not exist in the devnet");
    }

    private Optional<JsonValue> result(String method, List<JsonValue> params) {
        long number = world.blocks().number();
        return switch (method) {
            case "eth_chainId" -> hex(CHAIN_ID);
            case "net_version" -> text(Long.toString(CHAIN_ID));
            case "eth_blockNumber" -> hex(number);
            case "eth_gasPrice", "eth_estimateGas" -> hex(21000);
            case "eth_getTransactionCount", "eth_getBalance" -> hex(0);
            case "eth_getCode" -> text("0x00");
            case "eth_getLogs", "eth_getFilterChanges" -> Optional.of(JsonArray.EMPTY);
            case "eth_newFilter", "eth_newBlockFilter" -> text("0x1");
            case "eth_uninstallFilter" -> Optional.of(new org.lit4j.core.json.JsonBoolean(true));
            case "eth_getBlockByNumber" -> Optional.of(header(number));
            case "eth_getBlockByHash" ->
                Optional.of(params.stream()
                        .findFirst()
                        .filter(JsonString.class::isInstance)
                        .flatMap(hash -> world.blocks().find(((JsonString) hash).value()))
                        .<JsonValue>map(this::header)
                        .orElse(JsonNull.NULL));
            case "eth_call" -> call(params);
            default -> Optional.empty();
        };
    }

    private Optional<JsonValue> call(List<JsonValue> params) {
        return params.stream()
                .findFirst()
                .filter(JsonObject.class::isInstance)
                .flatMap(call -> ((JsonObject) call).get("data").or(() -> ((JsonObject) call).get("input")))
                .filter(JsonString.class::isInstance)
                .map(data -> ((JsonString) data).value())
                .flatMap(data -> staking.call(data).or(() -> pkps.call(data)))
                .map(JsonString::new);
    }

    private JsonObject header(long number) {
        return JsonObject.builder()
                .put("number", "0x" + Long.toHexString(number))
                .put("hash", world.blocks().hash(number))
                .put("parentHash", world.blocks().hash(number - 1))
                .put("timestamp", "0x" + Long.toHexString(Blocks.timeOf(number).getEpochSecond()))
                .put("nonce", "0x0000000000000000")
                .put("difficulty", "0x0")
                .put("gasLimit", "0x1c9c380")
                .put("gasUsed", "0x0")
                .put("miner", "0x" + Hex.encode(new byte[20]))
                .put("extraData", "0x")
                .put("baseFeePerGas", "0x1")
                .put("transactions", JsonArray.EMPTY)
                .build();
    }

    private static JsonObject error(JsonValue id, int code, String message) {
        return JsonObject.builder()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put(
                        "error",
                        JsonObject.builder()
                                .put("code", code)
                                .put("message", message)
                                .build())
                .build();
    }

    private static Optional<JsonValue> hex(long value) {
        return text("0x" + Long.toHexString(value));
    }

    private static Optional<JsonValue> text(String value) {
        return Optional.of(new JsonString(value));
    }
}
