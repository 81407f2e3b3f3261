package org.lit4j.devnet;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * HTTP servers on 127.0.0.1, and the threads that they share: virtual ones where the JDK has them. One thread at a time
 * opens and closes.
 */
final class Loopback implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int PATIENCE = 10;

    private final ExecutorService threads = executor();
    private final List<HttpServer> servers = new ArrayList<>();

    /**
     * Opens a server.
     *
     * @param port 0 for any that is free
     */
    HttpServer open(int port, String path, HttpHandler handler) {
        // Without it JDK 17 waits some 40 ms with each answer. Read once, by the first server of the JVM.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
            server.setExecutor(threads);
            server.createContext(path, handler);
            server.start();
            servers.add(server);
            return server;
        } catch (IOException e) {
            throw new LitException(
                    ErrorCode.DEVNET_PORT,
                    "Port " + port + " of 127.0.0.1 cannot be opened (" + e.getMessage()
                            + "). Give another, or 0 for any.",
                    e);
        }
    }

    /** Closes one server, its connections included. */
    void close(HttpServer server) {
        server.stop(0);
        servers.remove(server);
    }

    /** Closes every server, ends the threads, and waits for them. Idempotent. */
    @Override
    public void close() {
        threads.shutdownNow();
        servers.forEach(server -> server.stop(0));
        servers.clear();
        try {
            if (!threads.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A request did not end when it was interrupted.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService executor() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "lit-devnet-" + COUNT.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
    }
}
