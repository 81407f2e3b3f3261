package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;

class SessionSigGuardTest {
    private static final List<ResourceAbilityRequest> PKP =
            List.of(ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING));
    private static final SessionSigVerifier VERIFIER =
            World.verifier(RuleSet.HARDENED).build();

    private static SessionSigGuard.Builder guard() {
        return SessionSigGuard.builder(VERIFIER, "http://" + World.NODE);
    }

    private static Problem refused(GuardDecision decision) {
        assertThat(decision).isInstanceOf(GuardDecision.Refused.class);
        return ((GuardDecision.Refused) decision).problem();
    }

    private static GuardDecision decide(SessionSigGuard guard, @Nullable String header) {
        return guard.decide(header, PKP);
    }

    private static String header(AuthSig sig) {
        return SessionSigHeader.write(sig);
    }

    @Test
    void letsInWhoIsGrantedWhatIsWanted() {
        GuardDecision decision = decide(guard().build(), header(World.doc().signed()));
        assertThat(decision).isInstanceOf(GuardDecision.Accepted.class);
        SessionPrincipal principal = ((GuardDecision.Accepted) decision).principal();
        assertThat(principal.getName()).isEqualTo(World.WALLET.address());
        assertThat(principal.requests()).isEqualTo(PKP);
        assertThat(principal.expiresAt()).isEqualTo(World.NOW.plusSeconds(300));
    }

    @Test
    void namesTheRule() {
        Problem problem = refused(decide(
                guard().build(), header(World.doc().with(TimeCases::expired).signed())));
        assertThat(problem.status()).isEqualTo(401);
        assertThat(problem.toJson().stringify())
                .startsWith("{\"type\":\"urn:lit4j:problem:session-signature-refused\",\"title\":")
                .endsWith("\"rule\":\"R4e\",\"code\":\"NodeExpWrongOrTooLarge\"}");
        AuthSig other =
                World.siwe().grants("lit-litaction://*", "Threshold/Execution").signed();
        Problem notGranted = refused(
                decide(guard().build(), header(World.doc().capabilities(other).signed())));
        assertThat(notGranted.status()).isEqualTo(403);
        assertThat(notGranted.rule()).contains("C6");
    }

    @Test
    void turnsAwayWhatHasNoOrABadHeader() {
        SessionSigGuard guard = guard().longestHeader(5000).build();
        assertThat(refused(decide(guard, null)).type()).isEqualTo("session-signature-missing");
        assertThat(refused(decide(guard, "Bearer x")).type()).isEqualTo("session-signature-missing");
        assertThat(refused(decide(guard, "LitSession ***")).type()).isEqualTo("session-signature-unreadable");
        assertThat(refused(decide(guard, "LitSession e30")).rule()).contains("R0");
        assertThat(refused(decide(guard, "litsession " + "A".repeat(4990))).status())
                .isEqualTo(431);
    }

    @Test
    void wantsAllThatIsWantedAndSomethingAtLeast() {
        List<ResourceAbilityRequest> two = List.of(
                PKP.get(0), ResourceAbilityRequest.of(LitResource.litAction("*"), LitAbility.LIT_ACTION_EXECUTION));
        assertThat(refused(guard().build().decide(header(World.doc().signed()), two))
                        .rule())
                .contains("R3");
        assertThatThrownBy(() -> guard().build().decide(header(World.doc().signed()), List.of()))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_EMPTY));
    }

    @Test
    void countsEachSignatureOnce() {
        SessionSigGuard guard = guard().replayCache(new MemoryReplayCache(2)).build();
        AuthSig sig = World.doc().signed();
        assertThat(decide(guard, header(sig))).isInstanceOf(GuardDecision.Accepted.class);
        assertThat(refused(decide(guard, header(sig))).type()).isEqualTo("replayed");
        AuthSig upper = AuthSig.of(
                        sig.sig().toUpperCase(java.util.Locale.ROOT),
                        sig.derivedVia(),
                        sig.signedMessage(),
                        sig.address())
                .withAlgo("ed25519");
        assertThat(refused(decide(guard, header(upper))).type())
                .as("another spelling")
                .isEqualTo("replayed");
        AuthSig next =
                World.doc().with(doc -> doc.price = ",\"maxPrice\":\"7\"").signed();
        AuthSig third =
                World.doc().with(doc -> doc.price = ",\"maxPrice\":\"8\"").signed();
        assertThat(decide(guard, header(next))).isInstanceOf(GuardDecision.Accepted.class);
        assertThat(refused(decide(guard, header(third))).status())
                .as("full: closed when in doubt")
                .isEqualTo(503);
    }

    @Test
    void forgetsUsesThatCannotBeRepeated() {
        MemoryReplayCache cache = new MemoryReplayCache(1);
        assertThat(cache.firstUse("a", World.NOW.plusSeconds(1), World.NOW)).isTrue();
        assertThat(cache.firstUse("a", World.NOW.plusSeconds(1), World.NOW)).isFalse();
        assertThat(cache.firstUse("b", World.NOW.plusSeconds(9), World.NOW.plusSeconds(1)))
                .isTrue();
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void asksTheListOfRevocations() {
        Grant grant =
                World.judge(RuleSet.HARDENED, World.doc().signed()).grant().orElseThrow();
        for (var entry : java.util.Map.of(
                        RevocationList.Kind.SESSION_KEY, grant.sessionKey(),
                        RevocationList.Kind.DELEGATION, grant.delegationId(),
                        RevocationList.Kind.SIGNER, grant.signer())
                .entrySet()) {
            MemoryRevocationList list = new MemoryRevocationList();
            SessionSigGuard guard = guard().revocationList(list).build();
            list.revoke(entry.getKey(), entry.getValue(), World.NOW.plusSeconds(1));
            assertThat(refused(decide(guard, header(World.doc().signed()))).type())
                    .isEqualTo("revoked");
            list.restore(entry.getKey(), entry.getValue());
            assertThat(decide(guard, header(World.doc().signed()))).isInstanceOf(GuardDecision.Accepted.class);
            list.revoke(entry.getKey(), entry.getValue(), World.NOW);
            assertThat(decide(guard, header(World.doc().signed()))).isInstanceOf(GuardDecision.Accepted.class);
            assertThat(list.purge(World.NOW)).isEqualTo(1);
        }
    }

    @Test
    void guardsTheServerOfTheJdk() throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
                    String name = SessionSigFilter.principal(exchange)
                            .map(SessionPrincipal::getName)
                            .orElse("nobody");
                    exchange.sendResponseHeaders(200, name.length());
                    try (var out = exchange.getResponseBody()) {
                        out.write(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    }
                })
                .getFilters()
                .add(new SessionSigFilter(guard().build(), PKP));
        server.start();
        try {
            HttpResponse<String> in = get(server, header(World.doc().signed()));
            assertThat(in.statusCode()).isEqualTo(200);
            assertThat(in.body()).isEqualTo(World.WALLET.address());
            HttpResponse<String> out = get(server, null);
            assertThat(out.statusCode()).isEqualTo(401);
            assertThat(out.headers().firstValue("WWW-Authenticate")).contains("LitSession");
            assertThat(out.headers().firstValue("Content-Type")).contains("application/problem+json");
            JsonObject problem = JsonParser.parseObject(out.body(), "The problem");
            assertThat(problem.get("status").orElseThrow().stringify()).isEqualTo("401");
        } finally {
            server.stop(0);
        }
    }

    private static HttpResponse<String> get(HttpServer server, @Nullable String header)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
        if (header != null) {
            request.header("Authorization", header);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
