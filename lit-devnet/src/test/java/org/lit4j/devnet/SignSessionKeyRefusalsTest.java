package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.verifier.Generation;

/** What nodes refuse to sign, step by step: code, label and status of each. */
class SignSessionKeyRefusalsTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String CID = "QmWLP9ojXrHJrFHnvMJv12HScFoz7R8kcYAECjtcpaJM2Y";
    private static final Recap RECAP =
            Recap.builder().grant(LitResource.pkp("*"), LitAbility.PKP_SIGNING).build();

    private final LitDevnet devnet = LitDevnet.builder()
            .nodes(2)
            .clock(CLOCK)
            .generation(Generation.NAGA)
            .actions(call -> {
                if (call.jsParams().has("fail")) {
                    throw new IllegalStateException("hush");
                }
                return "no";
            })
            .start();
    private final PkpClient client = new PkpClient(devnet, CLOCK, true);
    private final DevnetPkp pkp = devnet.mint(client.address());
    private final DevnetNode node = devnet.nodes().get(0);

    @AfterEach
    void close() {
        client.close();
        devnet.close();
    }

    private SiweMessage.Builder message(String nonce) {
        return SiweMessage.builder("localhost", nonce)
                .address(pkp.address())
                .statement(RECAP.statement())
                .uri("lit:session:" + "ab".repeat(32))
                .issuedAt(Timestamp.of(NOW))
                .expirationTime(Timestamp.of(NOW.plus(Duration.ofDays(1))))
                .resources(List.of(RECAP.urn()));
    }

    private SiweMessage.Builder message() {
        return message(devnet.latestBlockhash());
    }

    private JsonObject body(SiweMessage.Builder message) {
        return PkpClient.body(message.build(), pkp, client.walletMethod());
    }

    private void assertRefused(JsonObject body, int status, String code, String label, String detail) throws Exception {
        Client.Answer answer = client.signSessionKey(node, body);
        String error = Jwt.text(answer.body(), "errorObject");
        assertThat(answer.status()).as(error).isEqualTo(status);
        assertThat(Jwt.text(answer.body(), "error")).isEqualTo(label);
        assertThat(error).contains(detail, "\"status\":" + status);
        if (code.isEmpty()) {
            assertThat(error).doesNotContain("errorCode");
        } else {
            assertThat(error).contains("\"errorCode\":\"" + code + "\"");
        }
    }

    @Test
    void nothingIsWrongWithTheRequestTheseVary() throws Exception {
        assertThat(client.signSessionKey(node, body(message())).status()).isEqualTo(200);
    }

    @Test
    void form() throws Exception {
        JsonObject good = body(message());
        assertRefused(
                good.with("curveType", new JsonString("K256")),
                400,
                "NodeInvalidCurveType",
                "invalid curve type",
                "Invalid curve_type: K256");
        assertRefused(
                good.with("authSig", JsonObject.EMPTY),
                400,
                "NodeInvalidAuthSigForSessionKey",
                "auth sig not supported",
                "You can't provide an AuthSig");
        assertRefused(
                good.with("siweMessage", new JsonString("hello")),
                400,
                "NodeSIWEMessageError",
                "malformed siwe",
                "Error parsing SIWE message");
        assertRefused(body(message().scheme("https")), 400, "NodeSIWEMessageError", "malformed siwe", "read no scheme");
        assertRefused(
                body(message().statement("lit-resolvedauthcontext " + RECAP.statement())),
                401,
                "NodeInvalidAuthContextResource",
                "missing resource prefix",
                "Can't define Auth Context resources");
    }

    @Test
    void whoAsks() throws Exception {
        String label = "can't get auth context";
        JsonObject good = body(message());
        assertRefused(
                good.with("authMethods", JsonArray.of(PkpClient.method(1, "no json"))),
                502,
                "NodeWalletSignatureJSONError",
                label,
                "Failed to verify auth method");
        SiweMessage login = SiweMessage.builder("localhost", "JIsknRumpxsM9pqmc")
                .address(client.address())
                .uri("https://localhost/login")
                .issuedAt(Timestamp.parse("2023-05-01T15:41:08.640Z"))
                .expirationTime(Timestamp.parse("2023-06-01T15:41:08.640Z"))
                .build();
        assertRefused(
                good.with("authMethods", JsonArray.of(client.walletMethod(login, client.address()))),
                400,
                "NodeSIWEMessageError",
                label,
                "Session key expiration 2023-06-01T15:41:08.640Z is in the past beyond the grace period of 60 seconds");
        assertRefused(
                good.with("authMethods", JsonArray.of(client.walletMethod(pkp.address()))),
                500,
                "",
                label,
                "Invalid signature verification");
        assertRefused(
                good.with("authMethods", JsonArray.of(PkpClient.method(4, "token"))),
                500,
                "",
                label,
                "Unsupported auth method type: 4");
        assertRefused(
                good.with("authMethods", JsonArray.of(new JsonString("x"))),
                422,
                "NodeBadInput",
                "bad input",
                "lacks its type");
    }

    @Test
    void whichPkp() throws Exception {
        JsonObject good = body(message());
        DevnetPkp other = devnet.mint(client.address());
        assertRefused(
                good.with("pkpPublicKey", new JsonString(other.publicKey())),
                400,
                "NodeSIWEMessageError",
                "siwe message does not contain the correct pkp public key",
                "does not match PKP ETH address " + other.address());
        assertRefused(
                good.with("pkpPublicKey", new JsonString("0x02")), 500, "", "invalid pkp public key", "Expected 65");
        JsonObject unnamed = good.with("pkpPublicKey", JsonNull.NULL);
        assertRefused(unnamed, 400, "NodePKPTokenIdNotFound", "can't get the pkp public key", "No PKP permits");
        assertRefused(
                unnamed.with("authMethods", JsonArray.EMPTY),
                500,
                "",
                "no auth method provided",
                "No auth methods provided");
    }

    @Test
    void keyAndTime() throws Exception {
        assertRefused(
                body(message()).with("sessionKey", new JsonString("lit:session:00")),
                400,
                "NodeSIWEMessageError",
                "invalid siwe uri message",
                "does not match URI in request lit:session:00");
        String label = "invalid siwe message";
        JsonObject eternal = PkpClient.body(
                SiweMessage.parse(message().build().text().replaceFirst("\nExpiration Time: [^\n]*", "")),
                pkp,
                client.walletMethod());
        assertRefused(eternal, 400, "NodeSIWEMessageError", label, "Session key expiration time is not set");
    }

    @Test
    void actions() throws Exception {
        String label = "authentication failed for session_sig signing via lit action";
        JsonObject good = body(message());
        JsonObject named = good.with("litActionIpfsId", new JsonString(CID));
        String code = java.util.Base64.getEncoder().encodeToString(Utf8.encode("hello"));
        assertRefused(
                named.with("code", new JsonString(code)),
                500,
                "",
                "lit action code and ipfs id both present",
                "Can't provide both code & lit_action_ipfs_id");
        assertRefused(named, 401, "NodeLitActionsSessionSigAuthenticationFailed", label, "did not say true");
        JsonObject failing = named.with("jsParams", JsonObject.of("fail", new JsonString("now")));
        assertRefused(failing, 502, "NodeJsExecutionError", label, "threw java.lang.IllegalStateException");
        assertThat(Jwt.text(client.signSessionKey(node, failing).body(), "errorObject"))
                .doesNotContain("hush");
        devnet.permit(pkp, DevnetAuthMethod.of(1, client.address(), "lit", PkpScope.SIGN_ANYTHING));
        assertRefused(named.with("pkpPublicKey", JsonNull.NULL), 500, "", label, "pkp public key is not provided");
        assertRefused(good.with("litActionIpfsId", new JsonString("bad")), 422, "NodeBadInput", "bad input", "no CID");
        assertRefused(good.with("code", new JsonString("***")), 422, "NodeBadInput", "bad input", "no base64");
        try (LitDevnet without = LitDevnet.builder().nodes(1).clock(CLOCK).start();
                PkpClient other = new PkpClient(without, CLOCK, false)) {
            DevnetPkp mine = without.mint(other.address());
            JsonObject body = PkpClient.body(
                            message(without.latestBlockhash())
                                    .address(mine.address())
                                    .build(),
                            mine,
                            other.walletMethod())
                    .with("litActionIpfsId", new JsonString(CID));

            Client.Answer answer = other.signSessionKey(without.nodes().get(0), body);

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.body().stringify()).contains("NodeJsExecutionError", "This devnet runs no Lit Actions.");
        }
    }

    @Test
    void block() throws Exception {
        assertRefused(
                body(message("JIsknRumpxsM9pqmc")),
                502,
                "NodeInvalidBlockhash",
                "can't fetch blockhash",
                "Invalid block hash");
        String old = "0x" + "ab".repeat(32);
        devnet.addBlock(old, 7, NOW.minus(Duration.ofDays(31)));
        assertRefused(body(message(old)), 400, "NodeSIWEMessageError", "can't fetch blockhash", "Blocktime ");
    }

    @Test
    void capabilities() throws Exception {
        assertRefused(
                body(message().resources(List.of())),
                500,
                "",
                "can't convert SIWE into capabilities",
                "Unable to convert SIWE into Capability object");
        assertRefused(
                body(message().resources(List.of(RECAP.urn(), "https://example.com/"))),
                500,
                "",
                "can't convert SIWE into capabilities",
                "Unable to convert SIWE into Capability object");
        assertRefused(
                body(message().statement("Hello.")),
                400,
                "NodeSIWECapabilityInvalid",
                "can't extract capabilities",
                "Unable to extract and verify user's capability object");
        Recap forged = Recap.builder()
                .grant("lit-resolvedauthcontext:x", "Auth", "Auth", JsonObject.EMPTY)
                .build();
        assertRefused(
                body(message().statement(forged.statement()).resources(List.of(forged.urn()))),
                401,
                "NodeInvalidAuthContextResource",
                "missing resource prefix",
                "Can't define Auth Context resources");
    }

    @Test
    void permission() throws Exception {
        DevnetPkp foreign = devnet.mint(pkp.address());
        assertRefused(
                PkpClient.body(message().address(foreign.address()).build(), foreign, client.walletMethod()),
                401,
                "NodeAuthSigScopeTooLimited",
                "pkp is not authorized",
                "None of the AuthMethods, AuthSig or Lit Actions meet the required scope [2].");
    }
}
