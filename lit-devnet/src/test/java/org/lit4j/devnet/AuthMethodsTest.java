package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
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
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;

/** Every kind of proof at a node, over HTTP, with what the builder was given. */
class AuthMethodsTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String SOMEBODY = "0x91fa13b1e730e912a3c91fd1b41770cb77e9a2e4";
    private static final Tokens GOOGLE = Tokens.fresh(2048);
    private static final Tokens APPLE = Tokens.fresh(2048);
    private static final Tokens STYTCH = Tokens.fresh(2048);
    private static final Recap RECAP =
            Recap.builder().grant(LitResource.pkp("*"), LitAbility.PKP_SIGNING).build();

    private final LitDevnet ethereum =
            LitDevnet.builder().nodes(1).seed("another chain").clock(CLOCK).start();
    private final LitDevnet devnet = LitDevnet.builder()
            .nodes(1)
            .clock(CLOCK)
            .googleKeys(GOOGLE.jwks())
            .appleKeys(APPLE.jwks())
            .stytchKeys(Tokens.PROJECT, STYTCH.jwks())
            .ethereum(URI.create(ethereum.rpcUrl()))
            .start();
    private final PkpClient client = new PkpClient(devnet, CLOCK, false);
    private final DevnetNode node = devnet.nodes().get(0);
    private final DevnetPkp pkp = devnet.mint(SOMEBODY);

    @AfterEach
    void close() {
        client.close();
        devnet.close();
        ethereum.close();
    }

    private JsonObject body(String nonce, JsonObject method) {
        SiweMessage message = SiweMessage.builder("localhost", nonce)
                .address(pkp.address())
                .statement(RECAP.statement())
                .uri("lit:session:" + "ab".repeat(32))
                .issuedAt(Timestamp.of(NOW))
                .expirationTime(Timestamp.of(NOW.plus(Duration.ofDays(1))))
                .resources(List.of(RECAP.urn()))
                .build();
        return PkpClient.body(message, pkp, method);
    }

    private void assertSigned(int type, String token, String user) throws Exception {
        Client.Answer before =
                client.signSessionKey(node, body(devnet.latestBlockhash(), PkpClient.method(type, token)));
        assertThat(before.text("errorCode")).as("not permitted yet").isEqualTo("NodeAuthSigScopeTooLimited");
        String app = type < 9 ? "App-1" : Tokens.PROJECT;
        devnet.permit(pkp, DevnetAuthMethod.of(type, user, app, PkpScope.SIGN_PERSONAL_MESSAGE));
        Client.Answer answer =
                client.signSessionKey(node, body(devnet.latestBlockhash(), PkpClient.method(type, token)));
        assertThat(answer.status()).as(answer.body().stringify()).isEqualTo(200);
    }

    private static JsonObject claims() {
        return JsonObject.builder()
                .put("sub", "User-1")
                .put("aud", "App-1")
                .put("exp", NOW.plusSeconds(60).getEpochSecond())
                .build();
    }

    @Test
    void tokensOfGoogleAndAppleEachUnderTheirOwnKeys() throws Exception {
        assertSigned(6, GOOGLE.issue(claims()), "User-1");
        assertSigned(8, APPLE.issue(claims()), "User-1");
        Client.Answer mixed =
                client.signSessionKey(node, body(devnet.latestBlockhash(), PkpClient.method(6, APPLE.issue(claims()))));
        assertThat(mixed.status()).isEqualTo(500);
        assertThat(mixed.body().stringify())
                .contains("Failed to verify auth method", "The token's signature is not valid", "correlationId");
    }

    @Test
    void sessionsOfStytch() throws Exception {
        JsonObject session = claims().with("aud", JsonArray.ofStrings(List.of(Tokens.PROJECT)))
                .with(
                        "https://stytch.com/session",
                        JsonParser.parse(
                                "{\"authentication_factors\":[{\"email_factor\":{\"email_address\":\"A@example.com\"}}]}",
                                "session"));
        assertSigned(9, STYTCH.issue(session), "user-1");
        assertSigned(10, STYTCH.issue(session), "a@example.com");
    }

    @Test
    void aPasskeyIsForTheOriginInTheHeader() throws Exception {
        KeyPair keys = Passkeys.keys();
        devnet.permit(pkp, DevnetAuthMethod.credential(Passkeys.RAW_ID, Passkeys.cose(keys), PkpScope.SIGN_ANYTHING));
        String assertion = Passkeys.assertion(
                keys,
                Passkeys.RAW_ID,
                devnet.latestBlockhash(),
                "webauthn.get",
                "https://app.example",
                "app.example",
                5);
        JsonObject body = body(devnet.latestBlockhash(), PkpClient.method(3, assertion));

        assertThat(postFrom("https://app.example", body)).isEqualTo(200);
        assertThat(postFrom("https://evil.example", body)).isEqualTo(500);
        assertThat(client.signSessionKey(node, body).status())
                .as("without the header it is http://localhost")
                .isEqualTo(500);
    }

    private int postFrom(String origin, JsonObject body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.address() + "/web/sign_session_key/v1"))
                .header("Content-Type", "application/json")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(body.stringify()))
                .build();
        return client.http()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void theNonceMayBeABlockOfTheOtherChain() throws Exception {
        devnet.permit(pkp, DevnetAuthMethod.of(1, client.address(), "lit", PkpScope.SIGN_ANYTHING));
        JsonObject body = body(ethereum.latestBlockhash(), client.walletMethod());

        Client.Answer answer = client.signSessionKey(node, body);

        assertThat(answer.status()).as(answer.body().stringify()).isEqualTo(200);
        SiweMessage message = SiweMessage.parse(Jwt.text(answer.body(), "siweMessage"));
        assertThat(message.nonce()).isEqualTo(ethereum.latestBlockhash());
        assertThat(message.issuedAt().text()).isEqualTo("2025-01-01T00:00:00Z");
    }
}
