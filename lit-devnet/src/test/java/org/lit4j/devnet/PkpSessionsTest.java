package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.verifier.Generation;

/** The nodes' own integration tests about session signatures, by their names, on both generations. */
class PkpSessionsTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    /** What stands for the nodes' valid session action. */
    private static final String ACTION = "QmNZQXmY2VijUPfNrkC6zWykBnEniDouAeUpFi9r6aaqNz";

    private static final String OTHER_ACTION = "QmRwN9GKHvCn4Vk7biqtr6adjXMs7PzzYPCzNCRjPFiDjm";
    private static final String SCOPE_1 = "None of the AuthMethods, AuthSig or Lit Actions meet the required scope [1]";
    private static final String SCOPE_2 = "None of the AuthMethods, AuthSig or Lit Actions meet the required scope [2]";

    private LitDevnet devnet = LitDevnet.builder().start();
    private PkpClient client = new PkpClient(devnet, CLOCK, false);

    private void start(Generation generation) {
        close();
        devnet = LitDevnet.builder()
                .nodes(3)
                .clock(CLOCK)
                .generation(generation)
                .actions(call -> call.cid().equals(ACTION) ? "true" : "ran " + call.cid())
                .start();
        client = new PkpClient(devnet, CLOCK, generation == Generation.NAGA);
    }

    @AfterEach
    void close() {
        client.close();
        devnet.close();
    }

    private DevnetNode node() {
        return devnet.nodes().get(0);
    }

    private static UnaryOperator<JsonObject> with(JsonObject... methods) {
        return body -> body.with("authMethods", JsonArray.of(methods));
    }

    private static UnaryOperator<JsonObject> action(String cid) {
        return body -> body.with("litActionIpfsId", new JsonString(cid));
    }

    private JsonObject sessionBody(DevnetPkp pkp, UnaryOperator<JsonObject> change) {
        JsonObject[] sent = new JsonObject[1];
        try {
            client.sessionSigs(pkp, body -> {
                sent[0] = change.apply(body);
                throw new IllegalStateException("enough");
            });
        } catch (org.lit4j.core.error.LitException e) {
            assertThat(e.code()).isEqualTo(org.lit4j.core.error.ErrorCode.SIGNER_FAILED);
        }
        return sent[0];
    }

    private void assertSigns(DevnetPkp pkp, SessionSigs sigs) throws Exception {
        for (DevnetNode node : devnet.nodes()) {
            Client.Answer answer = client.pkpSign(node, pkp, sigs);
            assertThat(answer.status()).as(answer.body().stringify()).isEqualTo(200);
            assertThat(answer.body().stringify()).contains("\"signedData\":[5,5,5,");
        }
    }

    private void assertRefused(Client.Answer answer, String text) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().stringify()).contains("NodeAuthSigScopeTooLimited", text);
    }

    @ParameterizedTest(name = "sign_session_sig_with_lit_actions {0}")
    @EnumSource(Generation.class)
    void signSessionSigWithLitActions(Generation generation) throws Exception {
        start(generation);
        DevnetPkp pkp = devnet.mint(client.address());
        devnet.permit(pkp, DevnetAuthMethod.action(ACTION, PkpScope.SIGN_ANYTHING));

        List<JsonObject> answers = client.signSessionKey(sessionBody(pkp, action(ACTION)));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(Jwt.text(answer, "result")).isEqualTo("success");
            assertThat(Jwt.text(answer, "siweMessage"))
                    .contains(
                            "'Threshold': 'Signing' for 'lit-pkp://*'",
                            "'Auth': 'Auth' for 'lit-resolvedauthcontext://*'");
        });
    }

    @ParameterizedTest(name = "only_permitted_lit_action_can_sign_session_sig {0}")
    @EnumSource(Generation.class)
    void onlyPermittedLitActionCanSignSessionSig(Generation generation) throws Exception {
        start(generation);
        DevnetPkp pkp = devnet.mint(client.address());
        devnet.permit(pkp, DevnetAuthMethod.action(OTHER_ACTION, PkpScope.SIGN_ANYTHING));
        devnet.permit(pkp, DevnetAuthMethod.action(ACTION));

        assertRefused(client.signSessionKey(node(), sessionBody(pkp, action(ACTION))), SCOPE_2);
    }

    @ParameterizedTest(name = "only_permitted_can_sign_with_lit_action_session_sig {0}")
    @EnumSource(Generation.class)
    void onlyPermittedCanSignWithLitActionSessionSig(Generation generation) throws Exception {
        start(generation);
        DevnetPkp pkp = devnet.mint(client.address());
        devnet.permit(pkp, DevnetAuthMethod.action(ACTION, PkpScope.SIGN_PERSONAL_MESSAGE));

        SessionSigs sigs = client.sessionSigs(pkp, action(ACTION));

        assertRefused(client.pkpSign(node(), pkp, sigs), SCOPE_1);
    }

    @ParameterizedTest(name = "sign_pkp_with_lit_action_session_sigs {0}")
    @EnumSource(Generation.class)
    void signPkpWithLitActionSessionSigs(Generation generation) throws Exception {
        start(generation);
        DevnetPkp pkp = devnet.mint(client.address());
        devnet.permit(pkp, DevnetAuthMethod.action(ACTION, PkpScope.SIGN_ANYTHING));

        assertSigns(pkp, client.sessionSigs(pkp, action(ACTION)));
    }

    @ParameterizedTest(name = "sign_pkp_with_eoa_session_sigs {0}")
    @EnumSource(Generation.class)
    void signPkpWithEoaSessionSigs(Generation generation) throws Exception {
        start(generation);
        try (Client wallet = new Client(devnet, PkpClient.dialect(generation == Generation.NAGA), CLOCK)) {
            DevnetPkp pkp = devnet.mint(wallet.address());
            DevnetPkp foreign = devnet.mint(client.address());

            assertSigns(pkp, wallet.sessionSigs());
            assertRefused(client.pkpSign(node(), foreign, wallet.sessionSigs()), SCOPE_1);
            devnet.permit(foreign, DevnetAuthMethod.address(wallet.address(), PkpScope.SIGN_PERSONAL_MESSAGE));
            assertRefused(client.pkpSign(node(), foreign, wallet.sessionSigs()), SCOPE_1);
            devnet.permit(foreign, DevnetAuthMethod.address(wallet.address(), PkpScope.SIGN_ANYTHING));
            assertSigns(foreign, wallet.sessionSigs());
        }
    }

    @ParameterizedTest(name = "explicit_resource_permission_required_for_lit_action {0}")
    @EnumSource(Generation.class)
    void explicitResourcePermissionRequiredForLitAction(Generation generation) throws Exception {
        start(generation);
        DevnetPkp pkp = devnet.mint(client.address());
        SessionSigs sigs = client.sessionSigs(pkp, with(client.walletMethod()), LitResource.litAction(OTHER_ACTION));
        JsonObject body = JsonObject.builder()
                .put("authSig", sigs.forNode(node().address()).orElseThrow().json())
                .put("ipfsId", OTHER_ACTION)
                .build();

        Client.Answer ran = client.post(node(), "/web/execute", body);
        Client.Answer other = client.post(node(), "/web/execute", body.with("ipfsId", new JsonString(ACTION)));

        assertThat(ran.status()).as(ran.body().stringify()).isEqualTo(200);
        assertThat(ran.body().stringify()).contains("\"success\":true", "\"response\":\"ran " + OTHER_ACTION + "\"");
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.body().stringify()).contains("NodeResourceIdNotFound");
        String code = java.util.Base64.getEncoder().encodeToString(Utf8.encode("hello"));
        assertThat(client.post(node(), "/web/execute", body.with("code", new JsonString(code)))
                        .status())
                .as("code and name")
                .isEqualTo(422);
    }

    @ParameterizedTest(name = "session_sig_only_mbg_pkp {0}")
    @EnumSource(Generation.class)
    void sessionSigOnlyMbgPkp(Generation generation) throws Exception {
        start(generation);
        try (Client oldOwner = new Client(devnet, PkpClient.dialect(generation == Generation.NAGA), CLOCK)) {
            DevnetPkp pkp = devnet.mint(oldOwner.address());
            devnet.permit(pkp, DevnetAuthMethod.action(ACTION, PkpScope.SIGN_PERSONAL_MESSAGE));
            assertThat(client.pkpSign(node(), pkp, oldOwner.sessionSigs()).status())
                    .isEqualTo(200);

            devnet.burn(pkp);

            SessionSigs sigs = client.sessionSigs(pkp, action(ACTION));
            assertRefused(client.pkpSign(node(), pkp, sigs), SCOPE_1);
            assertRefused(client.pkpSign(node(), pkp, oldOwner.sessionSigs()), SCOPE_1);
        }
    }

    @ParameterizedTest(name = "sign_session_key_auth_method {0}")
    @EnumSource(Generation.class)
    void signSessionKeyAuthMethod(Generation generation) throws Exception {
        start(generation);
        String me = client.address();
        String lower = me.toLowerCase(Locale.ROOT);
        String somebody = devnet.mint(me).address();
        DevnetPkp byOwnership = devnet.mint(me);
        DevnetPkp byLower = devnet.mint(somebody);
        devnet.permit(byLower, DevnetAuthMethod.of(1, lower, "lit", PkpScope.SIGN_ANYTHING));
        DevnetPkp byChecksum = devnet.mint(somebody);
        devnet.permit(byChecksum, DevnetAuthMethod.of(1, me, "lit", PkpScope.SIGN_ANYTHING));
        DevnetPkp byAddress = devnet.mint(somebody);
        devnet.permit(byAddress, DevnetAuthMethod.address(lower, PkpScope.SIGN_ANYTHING));
        for (DevnetPkp pkp : List.of(byOwnership, byLower, byChecksum, byAddress)) {
            for (String written : List.of(me, lower)) {
                assertSigns(pkp, client.sessionSigs(pkp, with(client.walletMethod(written))));
            }
        }
        DevnetPkp byNobody = devnet.mint(somebody);
        assertRefused(client.signSessionKey(node(), sessionBody(byNobody, with(client.walletMethod()))), SCOPE_2);
    }

    @ParameterizedTest(name = "test_v1_endpoints_api_constraints {0}")
    @EnumSource(value = Generation.class, names = "DATIL")
    void v1EndpointsApiConstraints(Generation generation) throws Exception {
        start(generation);
        DevnetPkp pkp = devnet.mint(client.address());
        JsonObject walletSig = org.lit4j.core.json.JsonParser.parseObject(
                Jwt.text(client.walletMethod(), "accessToken"), "The AuthSig");
        SessionSigs sigs = client.sessionSigs(pkp, with(client.walletMethod()));
        String own = sigs.forNode(node().address()).orElseThrow().toJson();
        JsonObject sign = Client.pkpSignBody(pkp.publicKey(), own);
        JsonObject execute = JsonObject.builder()
                .put("authSig", sign.get("authSig").orElseThrow())
                .put("ipfsId", OTHER_ACTION)
                .build();

        assertThat(client.signSessionKey(node(), sessionBody(pkp, body -> body.with("authSig", walletSig)))
                        .text("errorCode"))
                .isEqualTo("NodeInvalidAuthSigForSessionKey");
        for (String path : List.of("/web/pkp/sign", "/web/execute")) {
            JsonObject good = path.endsWith("sign") ? sign : execute;
            assertThat(client.post(node(), path, good).status()).isEqualTo(200);
            assertThat(client.post(node(), path, good.with("authSig", walletSig))
                            .text("errorCode"))
                    .isEqualTo("NodeCannotProvideAuthSigForEndpoint");
            assertThat(client.post(node(), path, good.with("authMethods", JsonArray.EMPTY))
                            .text("errorCode"))
                    .isEqualTo("NodeCannotProvideAuthMethodForEndpoint");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Generation.class, names = "NAGA")
    void nagaTakesAuthMethodsToSign(Generation generation) throws Exception {
        start(generation);
        DevnetPkp pkp = devnet.mint(client.address());
        try (Client stranger = new Client(devnet, PkpClient.dialect(true), CLOCK)) {
            JsonObject body = Client.pkpSignBody(
                    pkp.publicKey(),
                    stranger.sessionSigs()
                            .forNode(node().address())
                            .orElseThrow()
                            .toJson());
            assertRefused(client.post(node(), "/web/pkp/sign", body), SCOPE_1);
            JsonObject method = client.walletMethod();

            Client.Answer first = client.post(node(), "/web/pkp/sign", body.with("authMethods", JsonArray.of(method)));

            assertThat(first.status()).as(first.body().stringify()).isEqualTo(200);
            assertThat(node().authContexts().find(1, Jwt.text(method, "accessToken")))
                    .as("remembered until it expires")
                    .isPresent();
            client.signSessionKey(sessionBody(pkp, with(method)));
            assertThat(node().authContexts().find(1, Jwt.text(method, "accessToken")))
                    .as("served for a session key")
                    .isEmpty();
        }
    }
}
