package com.example.redis;

import java.io.IOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A real server on a port of its own, started once for all tests and stopped with them. */
final class Server {
    private static int port;

    private Server() {}

    static synchronized int port() {
        if (port == 0) {
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            port = start(port);
        }
        return port;
    }

    private static int start(int on) {
        try {
            RedisServer server = RedisServer.newRedisServer()
                    .port(on)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.stop();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
            return on;
        } catch (IOException e) {
            throw new IllegalStateException("The Redis server does not start", e);
        }
    }
}
