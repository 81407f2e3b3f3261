package org.lit4j.verifier.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.verifier.Generation;
import org.lit4j.verifier.MemoryReplayCache;
import org.lit4j.verifier.SessionSigGuard;
import org.lit4j.verifier.SessionSigHeader;
import org.lit4j.verifier.SessionSigVerifier;

/** The filter in an embedded Jetty, over loopback. */
class SessionSigServletFilterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String AUDIENCE = "https://service.example:443";
    private static final ResourceAbilityRequest PKP =
            ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING);
    private static final ResourceAbilityRequest ACTION =
            ResourceAbilityRequest.of(LitResource.litAction("*"), LitAbility.LIT_ACTION_EXECUTION);

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    /** Answers with what it is told about the sender. */
    private static final class Echo extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String text = SessionSigServletFilter.principal(request)
                    .map(principal ->
                            request.getAuthType() + " " + request.getRemoteUser() + " " + principal.requests())
                    .orElse("nobody");
            response.getWriter().print(text);
        }
    }

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        SessionSigGuard guard = SessionSigGuard.builder(
                        SessionSigVerifier.builder(Generation.DATIL, CLOCK).build(), AUDIENCE)
                .replayCache(new MemoryReplayCache(10))
                .build();
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Echo()), "/*");
        context.addFilter(
                new FilterHolder(new SessionSigServletFilter(
                        guard, request -> List.of(request.getRequestURI().equals("/run") ? ACTION : PKP))),
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private static AuthSig sessionSig() {
        try (LitSessions lit = LitSessions.builder()
                .nodes(NodeSource.of(AUDIENCE))
                .signer(WalletSigners.privateKey("11".repeat(32)))
                .clock(CLOCK)
                .build()) {
            return lit.sessionSigs(SessionSigsRequest.builder().request(PKP).build())
                    .forNode(AUDIENCE)
                    .orElseThrow();
        }
    }

    private HttpResponse<String> get(String path, @Nullable String header) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path));
        if (header != null) {
            request.header(SessionSigHeader.NAME, header);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void letsInOnceWhoIsGrantedWhatIsWanted() throws IOException, InterruptedException {
        String header = SessionSigHeader.write(sessionSig());
        HttpResponse<String> in = get("/", header);
        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.body()).matches("LitSession 0x[0-9a-fA-F]{40} \\[lit-pkp://\\*#pkp-signing]");
        HttpResponse<String> again = get("/", header);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).contains("urn:lit4j:problem:replayed");
    }

    @Test
    void answersOthersWithAProblem() throws IOException, InterruptedException {
        HttpResponse<String> none = get("/", null);
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("LitSession");
        assertThat(none.headers().firstValue("Content-Type")).contains("application/problem+json");
        HttpResponse<String> other = get("/run", SessionSigHeader.write(sessionSig()));
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(JsonParser.parseObject(other.body(), "The problem").get("rule"))
                .contains(new JsonString("R3"));
    }
}
