package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.crypto.BouncyCastleSessionCrypto;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;

/** Nodes find the user of a session twice: by the key that signed, and later by the one that the document names. */
class SecondPassTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Recap RECAP = Recap.builder()
            .grant(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
            .grant(LitResource.litAction("*"), LitAbility.LIT_ACTION_EXECUTION)
            .build();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherKeyInTheDocumentIsRefusedToSign(boolean sameKey) throws Exception {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        BouncyCastleSessionCrypto crypto = new BouncyCastleSessionCrypto();
        Seed seed = new Seed("test");
        try (LitDevnet devnet = LitDevnet.builder().clock(clock).start();
                PkpClient client = new PkpClient(devnet, clock, false);
                Secp256k1Key wallet = Secp256k1Key.of(seed.secret("wallet"));
                SecretBytes secret = seed.secret("session");
                SessionKeyPair pair = crypto.fromSeed(secret);
                SessionKeyHandle key = crypto.open(pair)) {
            DevnetPkp pkp = devnet.mint(wallet.address());
            DevnetNode node = devnet.nodes().get(0);
            SiweMessage message = SiweMessage.builder("localhost", devnet.latestBlockhash())
                    .address(wallet.address())
                    .statement(RECAP.statement())
                    .uri(pair.uri())
                    .issuedAt(Timestamp.of(NOW))
                    .expirationTime(Timestamp.of(NOW.plus(Duration.ofDays(1))))
                    .resources(List.of(RECAP.urn()))
                    .build();
            AuthSig delegation =
                    AuthSig.personalSign(PersonalSign.sign(wallet, message.text()), message.text(), wallet.address());
            String document = JsonObject.builder()
                    .put("sessionKey", sameKey ? pair.publicKey() : "00".repeat(32))
                    .put(
                            "resourceAbilityRequests",
                            JsonParser.parse(
                                    "[{\"resource\":{\"resource\":\"*\",\"resourcePrefix\":\"lit-pkp\"},"
                                            + "\"ability\":\"pkp-signing\"},{\"resource\":{\"resource\":\"*\","
                                            + "\"resourcePrefix\":\"lit-litaction\"},\"ability\":\"lit-action-execution\"}]",
                                    "requests"))
                    .put("capabilities", JsonArray.of(delegation.json()))
                    .put("issuedAt", Timestamp.of(NOW).text())
                    .put("expiration", Timestamp.of(NOW.plusSeconds(300)).text())
                    .put("nodeAddress", node.address())
                    .build()
                    .stringify();
            byte[] signature =
                    key.sign(Utf8.encode(document), List.of(new byte[0])).get(0);
            AuthSig session = AuthSig.of(Hex.encode(signature), "litSessionSignViaNacl", document, pair.publicKey())
                    .withAlgo("ed25519");

            Client.Answer answer =
                    client.post(node, "/web/pkp/sign", Client.pkpSignBody(pkp.publicKey(), session.toJson()));

            assertThat(answer.status()).as(answer.body().stringify()).isEqualTo(sameKey ? 200 : 400);
            if (!sameKey) {
                assertThat(answer.body().stringify()).contains("The document's session key has no delegation");
            }
        }
    }
}
