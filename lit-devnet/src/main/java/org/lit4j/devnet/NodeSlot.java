package org.lit4j.devnet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** The handler of a server whose port must be known before the node can be made. */
final class NodeSlot implements HttpHandler {
    private final CompletableFuture<HttpHandler> handler = new CompletableFuture<>();

    void fill(HttpHandler made) {
        handler.complete(made);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        handler.join().handle(exchange);
    }
}
