package org.lit4j.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.json.JsonParser;
import org.lit4j.verifier.DelegationCache;
import org.lit4j.verifier.Generation;
import org.lit4j.verifier.MemoryReplayCache;
import org.lit4j.verifier.MemoryRevocationList;
import org.lit4j.verifier.SessionPrincipal;
import org.lit4j.verifier.SessionSigFilter;
import org.lit4j.verifier.SessionSigGuard;
import org.lit4j.verifier.SessionSigHeader;
import org.lit4j.verifier.SessionSigVerifier;

/** A small service that lets requests in by their session signature, and its client, over loopback. */
public final class GuardedService {
    private static final List<ResourceAbilityRequest> WANTED =
            List.of(ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING));

    private GuardedService() {}

    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://127.0.0.1:" + server.getAddress().getPort();

        SessionSigVerifier verifier = SessionSigVerifier.builder(Generation.NAGA, Clock.systemUTC())
                .cache(new DelegationCache(10_000))
                .build();
        SessionSigGuard guard = SessionSigGuard.builder(verifier, address)
                .replayCache(new MemoryReplayCache(100_000))
                .revocationList(new MemoryRevocationList())
                .build();
        server.createContext("/", GuardedService::greet).getFilters().add(new SessionSigFilter(guard, WANTED));

        server.start();
        try {
            String header = SessionSigHeader.write(sessionSig(address));
            print("signed", get(address, header));
            print("again", get(address, header));
            print("for another", get(address, SessionSigHeader.write(sessionSig("http://127.0.0.1:1"))));
            print("unsigned", get(address, "Basic bm9ib2R5Og"));
        } finally {
            server.stop(0);
        }
    }

    private static void greet(HttpExchange exchange) throws IOException {
        SessionPrincipal user = SessionSigFilter.principal(exchange).orElseThrow();
        byte[] text = ("Hello " + user.getName()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private static AuthSig sessionSig(String address) {
        try (LitSessions lit = LitSessions.builder()
                .nodes(NodeSource.of(address))
                .signer(WalletSigners.privateKey(Samples.KEY))
                .dialect(Dialects.V8)
                .build()) {
            return lit.sessionSigs(
                            SessionSigsRequest.builder().request(WANTED.get(0)).build())
                    .forNode(address)
                    .orElseThrow();
        }
    }

    private static HttpResponse<String> get(String address, String header) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header(SessionSigHeader.NAME, header)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }

    private static void print(String what, HttpResponse<String> answer) {
        String body = answer.statusCode() == 200
                ? answer.body()
                : JsonParser.parseObject(answer.body(), "The problem")
                        .get("title")
                        .orElseThrow()
                        .stringify();
        System.out.println(what + ": " + answer.statusCode() + " " + body);
    }
}
