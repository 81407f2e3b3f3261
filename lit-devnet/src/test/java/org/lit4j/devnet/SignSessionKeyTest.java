package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsSessionSignature;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.verifier.Generation;

/** Sessions of PKPs: the texts and shares that other tools computed, and what the nodes' verifier says to them. */
class SignSessionKeyTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String GRANTS =
            "I further authorize the stated URI to perform the following actions on my behalf: (1) 'Threshold':"
                    + " 'Execution' for 'lit-litaction://*'. (2) 'Threshold': 'Signing' for 'lit-pkp://*'.";
    private static final String PKP = "0x1B5E231ba85A8Ef22a4f5927078E5c2924f7984d";
    private static final String HEAD = "localhost wants you to sign in with your Ethereum account:\n" + PKP
            + "\n\nLit Protocol PKP session signature " + GRANTS;
    private static final String SESSION_KEY =
            "lit:session:eddd024a7ad088931cf0d07628cdb6631f7d84534dcaed03a01a5128515668b0";
    private static final String HASH = "0x3a4bc062e9cce1c182544b75676bd294e49047a3be72c4ce7693471e66d07a73";
    private static final String MIDDLE =
            "\n\nURI: " + SESSION_KEY + "\nVersion: 1\nChain ID: 1\nNonce: " + HASH + "\nIssued At: ";
    private static final String END = "\nExpiration Time: 2025-01-02T00:00:00.000Z\nResources:\n- urn:recap:";
    private static final String ASKED = HEAD + MIDDLE + "2025-01-01T00:00:00.000Z" + END
            + "eyJhdHQiOnsibGl0LWxpdGFjdGlvbjovLyoiOnsiVGhyZXNob2xkL0V4ZWN1dGlvbiI6W3t9XX0sImxpdC1wa3A6Ly8qIjp7IlRocmVz"
            + "aG9sZC9TaWduaW5nIjpbe31dfX0sInByZiI6W119";
    private static final String REWRITTEN = HEAD + " " + GRANTS
            + " (3) 'Auth': 'Auth' for 'lit-resolvedauthcontext://*'." + MIDDLE + "2024-12-31T23:59:48Z" + END
            + "eyJhdHQiOnsibGl0LWxpdGFjdGlvbjovLyoiOnsiVGhyZXNob2xkL0V4ZWN1dGlvbiI6W3t9XX0sImxpdC1wa3A6Ly8qIjp7IlRocmVz"
            + "aG9sZC9TaWduaW5nIjpbe31dfSwibGl0LXJlc29sdmVkYXV0aGNvbnRleHQ6Ly8qIjp7IkF1dGgvQXV0aCI6W3siYXV0aF9jb250ZXh0"
            + "Ijp7ImFjdGlvbklwZnNJZFN0YWNrIjpbXSwiYXV0aE1ldGhvZENvbnRleHRzIjpbeyJhcHBJZCI6ImxpdCIsImF1dGhNZXRob2RUeXBl"
            + "IjoxLCJ1c2VkRm9yU2lnblNlc3Npb25LZXlSZXF1ZXN0Ijp0cnVlLCJ1c2VySWQiOiIweDkxZmExM2IxRTczMEU5MTJhM0M5MUZEMUI0"
            + "MTc3MENiNzdlOWEyZTMifV0sImF1dGhTaWdBZGRyZXNzIjpudWxsLCJjdXN0b21BdXRoUmVzb3VyY2UiOiIiLCJyZXNvdXJjZXMiOltd"
            + "fX1dfX0sInByZiI6W119";
    private static final List<String> SHARES = List.of(
            "aeef157e963e22a2637510f640a35297b830e7e3ea4d6f2daa13ba13a2436ee2cd348764d3dd7a9272a3b21e85aaf25b083331a74bce"
                    + "868fcf0061937959fe9fc6fa9dcb2859c130b8f6f4848a3d8382239e0da826b5f7ad078d1d026a70da51",
            "94589ba74781f2c2f782a69bc59540170feacaf114d83af50e9d8d940b1bed152dd860632f613f7db96a6a3f1e65292000b7d3572d55"
                    + "10f2269c118f52c88705b9bb604cd3b7b7d1c4f49edf6620176828cf73757e886fb26923af8371c63407",
            "a298cb244114c1f002855bfd78cb47a2dc0e85ba2271b7d7649a5f2d9218b4e79e2536bffa64bc5bd2c4aa76d90396fc0e577dd9e7d2"
                    + "947a936f6b571a2f0fd038a9c8907705d5cd07d0b6fffdc994bfc95df3343bbc65310c047872ef8851fc");
    private static final String COMBINED =
            "8e8f527b75a6f0585f57d1a10834560f41dd22a7c515dada8c5768249764316c4525aa371e0f5480d3a6d422b58da56905223fb696a5"
                    + "2dc93e64fefead54fcb17f83e27656481e4afae40a229cbcfed50906860cfc0c3442d96f7f112823413d";

    private static LitDevnet devnet(Generation generation) {
        return LitDevnet.builder()
                .nodes(3)
                .threshold(2)
                .seed("lit-devnet")
                .clock(CLOCK)
                .generation(generation)
                .start();
    }

    @Test
    void nagaSignsWhatOtherToolsSigned() {
        try (LitDevnet devnet = devnet(Generation.NAGA);
                PkpClient client = new PkpClient(devnet, CLOCK, true)) {
            devnet.addBlock(HASH, 21_525_890, Instant.parse("2024-12-31T23:59:48Z"));
            DevnetPkp pkp = devnet.mint(client.address());

            List<JsonObject> answers =
                    client.signSessionKey(PkpClient.body(SiweMessage.parse(ASKED), pkp, client.walletMethod()));

            for (int i = 0; i < 3; i++) {
                JsonObject answer = answers.get(i);
                assertThat(answer.members().keySet())
                        .containsExactly(
                                "result",
                                "signatureShare",
                                "shareId",
                                "curveType",
                                "siweMessage",
                                "dataSigned",
                                "blsRootPubkey");
                assertThat(Jwt.text(answer, "result")).isEqualTo("success");
                assertThat(Jwt.text(answer, "curveType")).isEqualTo("BLS12381G1");
                assertThat(Jwt.text(answer, "siweMessage")).isEqualTo(REWRITTEN);
                assertThat(Jwt.text(answer, "dataSigned"))
                        .isEqualTo("8eb246e5864c36a4bdca752bf8b1d02ebb4f142602524888cf3f047f9981a9d9");
                assertThat(Jwt.text(answer, "blsRootPubkey")).isEqualTo(devnet.networkKey());
                assertThat(answer.get("signatureShare").orElseThrow().stringify())
                        .contains(SHARES.get(i));
            }
            assertThat(Jwt.text(answers.get(2), "shareId"))
                    .isEqualTo("b8dd9f2477585bee651fcd1f7d040cff861d1304664abbdb462b47257dfffda");
            assertThat(PkpClient.combine(answers.subList(1, 3), PKP).sig())
                    .isEqualTo("{\"ProofOfPossession\":\"" + COMBINED + "\"}");
        }
    }

    @Test
    void datilHasItsOwnContextAndShares() {
        try (LitDevnet devnet = devnet(Generation.DATIL);
                PkpClient client = new PkpClient(devnet, CLOCK, false)) {
            devnet.addBlock(HASH, 21_525_890, Instant.parse("2024-12-31T23:59:48Z"));
            DevnetPkp pkp = devnet.mint(client.address());

            List<JsonObject> answers =
                    client.signSessionKey(PkpClient.body(SiweMessage.parse(ASKED), pkp, client.walletMethod()));

            AuthSig authSig = PkpClient.combine(answers.subList(0, 2), PKP);
            String text = authSig.signedMessage();
            assertThat(text.substring(0, text.indexOf("urn:recap:")))
                    .isEqualTo(REWRITTEN.substring(0, REWRITTEN.indexOf("urn:recap:")));
            assertThat(text).isNotEqualTo(REWRITTEN);
            assertThat(Jwt.text(answers.get(1), "curveType")).isEqualTo("BLS");
            JsonObject share = (JsonObject) answers.get(1).get("signatureShare").orElseThrow();
            assertThat(Jwt.text(share, "ProofOfPossession")).hasSize(194).startsWith("02");
            assertThat(Jwt.text(answers.get(1), "dataSigned")).isEqualTo(Hex.encode(BlsSessionSignature.digest(text)));
            assertThat(BlsSessionSignature.verify(
                            Bls.get(), Hex.decode(devnet.networkKey(), "key"), text, authSig.sig()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void everyNodeAcceptsTheSession(Generation generation) throws Exception {
        boolean naga = generation == Generation.NAGA;
        try (LitDevnet devnet = devnet(generation);
                PkpClient client = new PkpClient(devnet, CLOCK, naga)) {
            DevnetPkp pkp = devnet.mint(client.address());

            SessionSigs sigs = client.sessionSigs(
                    pkp,
                    body -> PkpClient.body(
                            SiweMessage.parse(Jwt.text(body, "siweMessage")), pkp, client.walletMethod()));

            for (DevnetNode node : devnet.nodes()) {
                Client.Answer answer = client.pkpSign(node, pkp, sigs);
                assertThat(answer.status()).as(answer.body().stringify()).isEqualTo(200);
                SeenRequest seen = node.seen().get(node.seen().size() - 1);
                assertThat(seen.user()).contains(pkp.address());
            }
        }
    }

    @Test
    void anActionsAnswerStandsInTheMessage() {
        try (LitDevnet devnet = LitDevnet.builder()
                        .clock(CLOCK)
                        .actions(call -> call.code().orElse("none") + " says true")
                        .start();
                PkpClient client = new PkpClient(devnet, CLOCK, false)) {
            DevnetPkp pkp = devnet.mint(client.address());
            String cid = "QmWLP9ojXrHJrFHnvMJv12HScFoz7R8kcYAECjtcpaJM2Y";
            devnet.addBlock(HASH, 1, NOW);
            devnet.permit(pkp, DevnetAuthMethod.action(cid, PkpScope.SIGN_PERSONAL_MESSAGE));
            SiweMessage asked = SiweMessage.parse(ASKED.replace(PKP, pkp.address()));

            List<JsonObject> byName =
                    client.signSessionKey(PkpClient.body(asked, pkp).with("litActionIpfsId", new JsonString(cid)));

            assertThat(recapOf(byName)).contains("\"actionIpfsIdStack\":[\"" + cid + "\"]", "\"none says true\"");
            String code = java.util.Base64.getEncoder().encodeToString(Utf8.encode("hello world"));
            devnet.permit(
                    pkp,
                    DevnetAuthMethod.action("Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD", PkpScope.SIGN_ANYTHING));
            List<JsonObject> byCode =
                    client.signSessionKey(PkpClient.body(asked, pkp).with("code", new JsonString(code)));
            assertThat(recapOf(byCode))
                    .contains("hello world says true", "Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD");
        }
    }

    private static String recapOf(List<JsonObject> answers) {
        String text = PkpClient.combine(answers, PKP).signedMessage();
        byte[] json = java.util.Base64.getUrlDecoder()
                .decode(text.substring(text.indexOf("urn:recap:") + "urn:recap:".length()));
        return new String(json, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void aPkpIsFoundByTheFirstAuthMethod() {
        try (LitDevnet devnet = devnet(Generation.NAGA);
                PkpClient client = new PkpClient(devnet, CLOCK, true)) {
            devnet.addBlock(HASH, 1, NOW);
            devnet.mint(client.address());
            DevnetPkp second = devnet.mint(PKP);
            devnet.permit(second, DevnetAuthMethod.of(1, client.address(), "lit", PkpScope.SIGN_ANYTHING));
            JsonObject body = PkpClient.body(SiweMessage.parse(ASKED), second, client.walletMethod())
                    .with("pkpPublicKey", org.lit4j.core.json.JsonNull.NULL);

            List<JsonObject> answers = client.signSessionKey(body);

            assertThat(Optional.of(SiweMessage.parse(Jwt.text(answers.get(0), "siweMessage"))
                            .address()))
                    .contains(second.address());
        }
    }
}
