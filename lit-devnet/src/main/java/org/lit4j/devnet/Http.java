package org.lit4j.devnet;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;

/** The few things about HTTP that all servers here need. */
final class Http {
    static final String NOT_FOUND =
            "{\"error\":{\"code\":404,\"reason\":\"Not Found\",\"description\":\"The requested resource could not be found.\"}}";

    private static final int MAX_BODY = 4_000_000;

    private Http() {}

    /** Returns the path with single slashes and none at the end: clients send both. */
    static String path(HttpExchange exchange) {
        // Not getPath: of two slashes at the beginning a URI makes a host.
        String path =
                exchange.getRequestURI().toString().replaceFirst("[?#].*$", "").replaceAll("/{2,}", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).filter(value -> !value.isBlank());
    }

    static boolean isJson(HttpExchange exchange) {
        return header(exchange, "Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/json"))
                .isPresent();
    }

    static void allowAnyOrigin(HttpExchange exchange) {
        Headers out = exchange.getResponseHeaders();
        out.set("Access-Control-Allow-Origin", header(exchange, "Origin").orElse("*"));
        out.set("Access-Control-Allow-Methods", "GET, POST, PATCH");
        out.set(
                "Access-Control-Allow-Headers",
                header(exchange, "Access-Control-Request-Headers").orElse("*"));
        out.set("Access-Control-Allow-Credentials", "true");
    }

    static byte[] body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw NodeRequest.bad("the body has more than " + MAX_BODY + " bytes");
        }
        return body;
    }

    static JsonObject parse(byte[] body) {
        try {
            return JsonParser.parseObject(new String(body, StandardCharsets.UTF_8), "The body");
        } catch (LitException e) {
            throw NodeRequest.bad(String.valueOf(e.getMessage()));
        }
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static void empty(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
