package org.lit4j.devnet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/** Answers HTTP for one node: routes, faults, the form of answers and errors, the record of what was seen. */
final class NodeHandler implements HttpHandler {
    static final String VERSION_DATIL = "1.0.3";
    static final String VERSION_NAGA = "2.1.4";

    private static final String DEFAULT_SDK = "1.2.60";

    private final DevnetNode node;
    private final World world;
    private final Endpoints endpoints;
    private final SignSessionKey signSessionKey;
    private final SecureRandom random;

    NodeHandler(DevnetNode node, SecureRandom random) {
        this.node = node;
        this.world = node.world();
        this.endpoints = new Endpoints(node);
        this.signSessionKey = new SignSessionKey(node);
        this.random = random;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = Http.path(exchange);
        Http.allowAnyOrigin(exchange);
        exchange.getResponseHeaders().set("X-Lit-Node-Version", world.isNaga() ? VERSION_NAGA : VERSION_DATIL);
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            Http.empty(exchange, 204);
            return;
        }
        Trace trace = new Trace();
        Set<NodeFault> faults = node.faults();
        Optional<String> id = requestId(exchange);
        @Nullable NodeFailure failure = null;
        @Nullable Reply reply = null;
        try {
            byte[] body = Http.body(exchange);
            node.passGate();
            if (!faults.contains(NodeFault.DROPPED)) {
                reply = faults.contains(NodeFault.MALFORMED)
                        ? new Reply(200, "{\"ok\":true,\"data\":{\"latestBlockhash\":\"0x")
                        : answer(exchange, path, id, body, faults, trace);
            }
        } catch (NodeFailure e) {
            failure = e;
            reply = new Reply(e.status(), plainError(e, id));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Before the answer goes out: whoever has it may ask at once what was seen.
            node.record(new SeenRequest(
                    node.index(),
                    node.clock().instant(),
                    path,
                    id,
                    reply == null ? 0 : reply.status(),
                    Optional.ofNullable(failure)
                            .map(NodeFailure::code)
                            .or(trace::code)
                            .filter(c -> !c.isEmpty()),
                    Optional.ofNullable(failure)
                            .map(NodeFailure::rule)
                            .or(trace::rule)
                            .filter(r -> !r.isEmpty()),
                    trace.sessionKey(),
                    trace.user(),
                    faults));
        }
        if (reply == null) {
            // The server forgets a connection whose handler fails; one that is closed unanswered it keeps for good.
            throw new IOException("The connection is dropped");
        }
        try {
            Http.json(exchange, reply.status(), reply.body());
        } finally {
            exchange.close();
        }
    }

    private record Reply(int status, String body) {}

    private Reply answer(
            HttpExchange exchange, String path, Optional<String> id, byte[] body, Set<NodeFault> faults, Trace trace) {
        Route route = Route.of(path, world.isNaga());
        if (route == Route.NONE || !exchange.getRequestMethod().equals("POST") || !Http.isJson(exchange)) {
            return new Reply(404, Http.NOT_FOUND);
        }
        if (faults.contains(NodeFault.REFUSING)) {
            throw NodeCode.SYSTEM_FAULT.failure("system fault", "The node was told to refuse");
        }
        String sdk = sdkVersion(exchange);
        NodeRequest request =
                new NodeRequest(Http.parse(body), id.orElse("LD-" + node.index()), Http.header(exchange, "Origin"));
        if (route == Route.HANDSHAKE) {
            if (id.isEmpty()) {
                throw NodeCode.MISSING_REQUEST_ID.failure("missing request id", "A request id is missing");
            }
            JsonObject data = endpoints.handshake(request, sdk);
            boolean good = !data.stringify().contains("\"networkPublicKey\":\"ERR\"");
            return new Reply(good ? 200 : 400, world.isNaga() ? handshakeOfNaga(data, good) : data.stringify());
        }
        if (route == Route.OLD) {
            throw NodeCode.OLD_ENDPOINT.failure(
                    "old endpoint",
                    "This endpoint has been deprecated.  Please use the latest SDK with the v2 endpoint.");
        }
        if (!world.isNaga()) {
            limit(faults, route);
            return new Reply(200, work(route, request, trace).stringify());
        }
        return sealed(route, request, faults, trace);
    }

    private Reply sealed(Route route, NodeRequest request, Set<NodeFault> faults, Trace trace) {
        Envelope envelope = Envelope.open(node, request);
        int status = 200;
        JsonObject answer;
        try {
            limit(faults, route);
            answer = generic(
                    true,
                    JsonNull.NULL,
                    JsonNull.NULL,
                    work(route, new NodeRequest(envelope.content(), request.id(), request.origin()), trace));
        } catch (NodeFailure e) {
            trace.failed(e);
            status = e.status();
            answer = errorOfNaga(e);
        }
        byte[] fresh = new byte[16];
        random.nextBytes(fresh);
        return new Reply(status, envelope.seal(node, answer, fresh).stringify());
    }

    private JsonObject work(Route route, NodeRequest request, Trace trace) {
        return switch (route) {
            case ENCRYPTION_SIGN -> endpoints.encryptionSign(request, trace);
            case PKP_SIGN -> endpoints.pkpSign(request, trace);
            case EXECUTE -> endpoints.execute(request, trace);
            case SIGN_SESSION_KEY -> signSessionKey.sign(request);
            case SIGN_SESSION_KEY_ECDSA -> signSessionKey.signEcdsa(request);
            default -> throw new IllegalStateException(route.name());
        };
    }

    private void limit(Set<NodeFault> faults, Route route) {
        if (!faults.contains(NodeFault.RATE_LIMITED)) {
            return;
        }
        if (world.isNaga()) {
            throw NodeCode.CONCURRENCY.failure("concurrency", "Concurrency limit reached");
        }
        throw NodeFailure.rateLimit(route, Optional.of(node.clock().instant().plusSeconds(60)));
    }

    private String plainError(NodeFailure e, Optional<String> id) {
        if (world.isNaga()) {
            return errorOfNaga(e).stringify();
        }
        boolean own = e.code().equals(NodeFailure.RATE_LIMIT);
        return (own || id.isEmpty() ? e.error() : e.errorWithCorrelationId(id.get())).stringify();
    }

    private static JsonObject errorOfNaga(NodeFailure e) {
        return generic(false, text(e.label()), text(e.error().stringify()), JsonNull.NULL);
    }

    private static String handshakeOfNaga(JsonObject data, boolean good) {
        return (good
                        ? generic(true, JsonNull.NULL, JsonNull.NULL, data)
                        : generic(false, text(""), text(data.stringify()), JsonNull.NULL))
                .stringify();
    }

    private static JsonObject generic(boolean ok, JsonValue error, JsonValue errorObject, JsonValue data) {
        return JsonObject.builder()
                .put("ok", ok)
                .put("error", error)
                .put("errorObject", errorObject)
                .put("data", data)
                .build();
    }

    private static JsonValue text(String value) {
        return new org.lit4j.core.json.JsonString(value);
    }

    private static Optional<String> requestId(HttpExchange exchange) {
        return Http.header(exchange, "X-Correlation-Id").or(() -> Http.header(exchange, "X-Request-Id"));
    }

    private static String sdkVersion(HttpExchange exchange) {
        String version = Http.header(exchange, "X-Lit-SDK-Version").orElse(DEFAULT_SDK);
        if (!version.matches("\\d+\\.\\d+\\.\\d+([-+].*)?") || version.equals("0.0.0")) {
            throw NodeCode.SDK_VERSION.failure("sdk version", "The SDK version is no version");
        }
        return version;
    }
}
