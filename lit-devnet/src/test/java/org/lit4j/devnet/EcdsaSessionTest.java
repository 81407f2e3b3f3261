package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.crypto.EthSignature;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.verifier.Generation;

/** Datil's path without a version: session keys signed with the PKP's own key. */
class EcdsaSessionTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String PATH = "/web/sign_session_key";
    private static final String CID = "QmNZQXmY2VijUPfNrkC6zWykBnEniDouAeUpFi9r6aaqNz";

    private final LitDevnet devnet = LitDevnet.builder()
            .nodes(3)
            .threshold(2)
            .clock(CLOCK)
            .actions(call -> "ran")
            .start();
    private final PkpClient client = new PkpClient(devnet, CLOCK, false);
    private final DevnetPkp pkp = devnet.mint(client.address());

    @AfterEach
    void close() {
        client.close();
        devnet.close();
    }

    private JsonObject ask(DevnetNode node, JsonObject body) {
        try {
            Client.Answer answer = client.postPlain(node, PATH, body);
            assertThat(answer.status()).as(answer.body().stringify()).isEqualTo(200);
            JsonObject data = (JsonObject) answer.body().get("signedData").orElseThrow();
            return (JsonObject) data.get("sessionSig").orElseThrow();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(JsonObject share, String name) {
        String text = Jwt.text(share, name);
        return text.isEmpty()
                ? ""
                : ((JsonString) JsonParser.parse(text, name)).value().toLowerCase(Locale.ROOT);
    }

    /** Adds the shares up, as the SDK of the third generation does. */
    private AuthSig combine(JsonObject body) {
        BigInteger s = BigInteger.ZERO;
        String bigR = "";
        String message = "";
        int parts = 0;
        for (DevnetNode node : devnet.nodes()) {
            JsonObject share = ask(node, body);
            message = Jwt.text(share, "siweMessage");
            assertThat(Jwt.text(share, "dataSigned")).isEqualTo(Hex.encode(PersonalSign.digest(message)));
            if (!quoted(share, "signatureShare").isEmpty()) {
                s = s.add(new BigInteger(quoted(share, "signatureShare"), 16)).mod(Client.ORDER);
                bigR = quoted(share, "bigr");
                assertThat(Jwt.text(share, "publicKey")).isEqualTo(Hex.stripPrefix(pkp.publicKey()));
                assertThat(Jwt.text(share, "sigType")).isEqualTo("ECDSA_CAIT_SITH");
                parts++;
            }
        }
        assertThat(parts).isEqualTo(2);
        EthSignature signature =
                new EthSignature(new BigInteger(bigR.substring(2), 16), s, bigR.startsWith("02") ? 0 : 1);
        return AuthSig.of(signature.toHex(), "web3.eth.personal.sign via Lit PKP", message, pkp.address());
    }

    @Test
    void theSignatureIsThePkpsAndNodesTakeItForAWallets() throws Exception {
        AuthSig[] made = new AuthSig[1];
        SessionSigs sigs = client.sessionSigs(pkp, LitResource.litAction("*"), body -> {
            JsonObject asked = body.with("authMethods", JsonArray.of(client.walletMethod()));
            SiweMessage before = SiweMessage.parse(Jwt.text(asked, "siweMessage"));
            made[0] = combine(asked);
            SiweMessage after = SiweMessage.parse(made[0].signedMessage());
            assertThat(after.resources()).isEqualTo(before.resources());
            assertThat(after.statement()).isEqualTo(before.statement());
            assertThat(after.issuedAt().text()).isEqualTo("2025-01-01T00:00:00Z");
            assertThat(after.nonce()).isEqualTo(devnet.latestBlockhash());
            return made[0];
        });

        assertThat(PersonalSign.recover(made[0].signedMessage(), made[0].sig())).isEqualTo(pkp.address());
        for (DevnetNode node : devnet.nodes()) {
            JsonObject body = JsonObject.builder()
                    .put("authSig", sigs.forNode(node.address()).orElseThrow().json())
                    .put("ipfsId", CID)
                    .build();
            assertThat(client.post(node, "/web/execute", body).status()).isEqualTo(200);
        }
    }

    @Test
    void anAuthSigOfTheOwnerWillDo() throws Exception {
        DevnetPkp foreign = devnet.mint(pkp.address());
        JsonObject authSig = JsonParser.parseObject(Jwt.text(client.walletMethod(), "accessToken"), "The AuthSig");
        for (DevnetPkp one : List.of(pkp, foreign)) {
            JsonObject[] asked = new JsonObject[1];
            try {
                client.sessionSigs(one, LitResource.litAction("*"), body -> {
                    asked[0] = body.with("authSig", authSig);
                    throw new IllegalStateException("enough");
                });
            } catch (org.lit4j.core.error.LitException e) {
                assertThat(e.code()).isEqualTo(org.lit4j.core.error.ErrorCode.SIGNER_FAILED);
            }

            Client.Answer answer = client.postPlain(devnet.nodes().get(0), PATH, asked[0]);

            assertThat(answer.status()).as(answer.body().stringify()).isEqualTo(one.equals(pkp) ? 200 : 401);
            assertThat(client.signSessionKey(devnet.nodes().get(0), asked[0]).text("errorCode"))
                    .as("the first version takes none")
                    .isEqualTo("NodeInvalidAuthSigForSessionKey");
        }
    }

    @Test
    void nagaHasItNoMore() throws Exception {
        try (LitDevnet naga = LitDevnet.builder().generation(Generation.NAGA).start()) {
            assertThat(client.postPlain(naga.nodes().get(0), PATH, JsonObject.EMPTY)
                            .status())
                    .isEqualTo(410);
        }
    }
}
