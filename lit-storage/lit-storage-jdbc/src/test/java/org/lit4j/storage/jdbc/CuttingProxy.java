package org.lit4j.storage.jdbc;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between driver and server on the loopback, counts bytes, and cuts both ends off after a chosen byte. */
final class CuttingProxy implements AutoCloseable {
    /** Which way the counted bytes go. */
    enum Way {
        TO_SERVER,
        TO_CLIENT
    }

    private final ServerSocket listener;
    private final int target;
    private final Map<Way, AtomicLong> passed =
            Map.of(Way.TO_SERVER, new AtomicLong(), Way.TO_CLIENT, new AtomicLong());
    private final Map<Way, AtomicLong> left =
            Map.of(Way.TO_SERVER, new AtomicLong(Long.MAX_VALUE), Way.TO_CLIENT, new AtomicLong(Long.MAX_VALUE));

    CuttingProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Lets so many bytes more pass this way, then no more either way. */
    void cutAfter(Way way, long bytes) {
        passed.values().forEach(count -> count.set(0));
        left.values().forEach(count -> count.set(Long.MAX_VALUE));
        of(left, way).set(bytes);
    }

    long passed(Way way) {
        return of(passed, way).get();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            start(() -> pump(Way.TO_SERVER, client, server));
            start(() -> pump(Way.TO_CLIENT, server, client));
        }
    }

    private void pump(Way way, Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            int read;
            while ((read = in.read(buffer)) >= 0) {
                long allowed = Math.min(read, of(left, way).getAndAdd(-read));
                if (allowed > 0) {
                    // Counted first: whoever has the bytes may ask at once how many there were.
                    of(passed, way).addAndGet(allowed);
                    out.write(buffer, 0, (int) allowed);
                    out.flush();
                }
                if (allowed < read) {
                    return;
                }
            }
        }
    }

    private static AtomicLong of(Map<Way, AtomicLong> counts, Way way) {
        return requireNonNull(counts.get(way));
    }

    private interface Io {
        void run() throws IOException;
    }

    private static void start(Io work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One end is gone, as it should be.
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
