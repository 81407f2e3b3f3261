package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/** The nodes' own tables for siwe_db and for challenges of WebAuthn. */
class BlockDatabaseTest {
    private static final String BH1 = "0x70dd3646979bc3d49af8ad6320d2b03149a72863f8e08f254e54fa8954f59143";
    private static final String BH2 = "0xdc0818cf78f21a8e70579cb46a43643f78291264dda342ae31049421c82d21ae";
    private static final long NUMBER = 14402566;
    /** A clock with a fraction, as real ones have. */
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07.25Z");

    private final List<String> asked = new ArrayList<>();

    private BlockDatabase database(Instant now, JsonValue answer) {
        return new BlockDatabase(new Blocks(new Seed("test"), Clock.fixed(now, ZoneOffset.UTC)), Optional.of(hash -> {
            asked.add(hash);
            return answer;
        }));
    }

    private static JsonObject block(String hash, Instant time) {
        return JsonObject.builder()
                .put("hash", hash)
                .put("number", "0x" + Long.toHexString(NUMBER))
                .put("timestamp", "0x" + Long.toHexString(time.getEpochSecond()))
                .build();
    }

    private static void assertRefused(ThrowingCallable call, String code, String detail) {
        assertThatThrownBy(call).isInstanceOfSatisfying(NodeFailure.class, e -> {
            assertThat(e.label()).isEqualTo("can't fetch blockhash");
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.error().stringify()).contains("Error fetching block from hash", detail);
        });
    }

    @Test
    void aBlockOfNowIsFineAndOneOfThirtyDaysAgoIsNot() {
        BlockDatabase database = database(NOW, JsonNull.NULL);
        Instant seconds = Instant.ofEpochSecond(NOW.getEpochSecond());
        database.add(BlockRow.of(BH1, NUMBER, seconds));
        database.add(BlockRow.of(BH2, NUMBER, seconds.minusSeconds(2_592_000)));

        assertThat(database.row(BH1, NOW).time()).isEqualTo(seconds);
        assertRefused(
                () -> database.row(BH2, NOW),
                "NodeSIWEMessageError",
                "is beyond the max expiry timestamp of 2025-01-01");
        assertThat(database.row(BH2, seconds).number())
                .as("without a fraction the boundary holds")
                .isEqualTo(NUMBER);
    }

    @Test
    void aBlockOfTheProviderBecomesARow() {
        BlockDatabase database = database(NOW, block(BH1, NOW));

        BlockRow row = database.row(BH1.toUpperCase(java.util.Locale.ROOT).replace("0X", "0x"), NOW);

        assertThat(row).isEqualTo(new BlockRow(BH1, Long.toString(NOW.getEpochSecond()), NUMBER));
        database.row(BH1, NOW);
        assertThat(asked).as("the second time it is there").containsExactly(BH1);
    }

    @Test
    void aBareNumberIsNoBlock() {
        assertRefused(
                () -> database(NOW, new JsonNumber(NUMBER)).row(BH2, NOW),
                "NodeInvalidBlockhash",
                "Invalid block hash");
        assertRefused(() -> database(NOW, block(BH1, NOW)).row(BH2, NOW), "NodeInvalidBlockhash", "Invalid block hash");
        assertRefused(
                () -> database(NOW, block(BH1, NOW)).row("nonce1234", NOW),
                "NodeInvalidBlockhash",
                "Invalid block hash");
        assertThat(asked).as("what is no hash is not asked for").containsExactly(BH2, BH2);
    }

    @Test
    void aBlockOfTheProviderMustBeYoung() {
        assertRefused(
                () -> database(NOW, block(BH1, NOW.minus(Duration.ofDays(31)))).row(BH1, NOW),
                "NodeSIWEMessageError",
                "Blocktime ");
    }

    @Test
    void blocksOfTheDevnetsOwnChainGrowOldToo() {
        Blocks chain = new Blocks(new Seed("test"), Clock.fixed(NOW, ZoneOffset.UTC));
        BlockDatabase database = new BlockDatabase(chain, Optional.empty());
        long days = Duration.ofDays(30).toSeconds() / 12;

        assertThat(database.row(chain.latest(), NOW).hash()).isEqualTo(chain.latest());
        assertThat(database.row(chain.hash(chain.number() - days + 1), NOW).number())
                .isEqualTo(chain.number() - days + 1);
        assertRefused(() -> database.row(chain.hash(chain.number() - days), NOW), "NodeSIWEMessageError", "Blocktime ");
        assertRefused(() -> database.row(chain.hash(chain.number() + 1), NOW), "NodeInvalidBlockhash", "Invalid block");
    }

    /** The devnet's chain is at block 100. */
    @Test
    void challengesAreTheNewestBlocks() {
        Instant early = Instant.ofEpochSecond(1200);
        BlockDatabase database = database(early, JsonNull.NULL);
        Pkps pkps = new Pkps(new Seed("test"));
        WebAuthn webAuthn = new WebAuthn(database, pkps);
        Blocks chain = new Blocks(new Seed("test"), Clock.fixed(early, ZoneOffset.UTC));

        assertThat(webAuthn.challengeIsRecent(bytes(BH2))).isFalse();
        database.add(BlockRow.of(BH1, 101, early));
        assertThat(webAuthn.challengeIsRecent(bytes(BH1))).isTrue();
        assertThat(webAuthn.challengeIsRecent(bytes(chain.hash(92)))).isTrue();
        assertThat(webAuthn.challengeIsRecent(bytes(chain.hash(91)))).isFalse();
        assertThat(webAuthn.challengeIsRecent(new byte[31])).isFalse();
    }

    private static byte[] bytes(String hash) {
        return Hex.decodePrefixed(hash, 32, "A hash");
    }

    @Test
    void anotherChainIsAskedOverHttp() throws Exception {
        try (LitDevnet other = LitDevnet.builder()
                .nodes(1)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .start()) {
            JsonValue block = new RpcBlocks(URI.create(other.rpcUrl())).blockByHash(other.latestBlockhash());

            assertThat(database(NOW, block).row(other.latestBlockhash(), NOW).hash())
                    .isEqualTo(other.latestBlockhash());
            assertThat(new RpcBlocks(URI.create(other.rpcUrl())).blockByHash(BH1))
                    .isEqualTo(JsonNull.NULL);
        }
        HttpServer odd = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        odd.createContext("/", exchange -> {
            byte[] answer = "{\"result\":14402566}".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        odd.start();
        URI url = URI.create("http://127.0.0.1:" + odd.getAddress().getPort());
        try {
            assertThat(new RpcBlocks(url).blockByHash(BH2)).isEqualTo(new JsonNumber(NUMBER));
        } finally {
            odd.stop(0);
        }
        assertThat(new RpcBlocks(url).blockByHash(BH2)).as("nobody there").isEqualTo(JsonNull.NULL);
    }
}
