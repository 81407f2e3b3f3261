package org.lit4j.devnet;

import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.LitException;

/**
 * Ten nodes, many requests, faults switched on and off: threads, sockets and memory must not grow. {@code java
 * org.lit4j.devnet.Soak 100000} prints a line for each tenth of the requests.
 */
final class Soak {
    private static final int NODES = 10;
    private static final int CLIENTS = 4;

    /** What the process holds at one moment, after a garbage collection. */
    record Sample(long requests, int threads, int files, long heapKilobytes) {}

    private final AtomicLong sent = new AtomicLong();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final long total;
    private final Consumer<Sample> report;

    Soak(long total, Consumer<Sample> report) {
        this.total = total;
        this.report = report;
    }

    public static void main(String[] args) throws Exception {
        Soak soak = new Soak(Long.parseLong(args[0]), System.out::println);
        long start = System.nanoTime();
        soak.run();
        System.out.println(soak.outcomes() + " in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    Map<String, Long> outcomes() {
        return Map.copyOf(outcomes);
    }

    void run() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
        try (LitDevnet devnet = LitDevnet.builder().nodes(NODES).seed("soak").start();
                Client client = new Client(devnet, Dialects.V7, Clock.systemUTC())) {
            DevnetPkp pkp = devnet.mint(client.address());
            for (int part = 0; part <= 10; part++) {
                if (part > 0) {
                    phase(devnet, client, pkp, pool, part);
                }
                add(sample(sent.get()));
            }
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
        add(sample(sent.get()));
    }

    private void add(Sample sample) {
        samples.add(sample);
        report.accept(sample);
    }

    private void phase(LitDevnet devnet, Client client, DevnetPkp pkp, ExecutorService pool, int part)
            throws InterruptedException {
        NodeFault[] faults = NodeFault.values();
        List<java.util.concurrent.Future<?>> running = new ArrayList<>();
        for (int c = 0; c < CLIENTS; c++) {
            int mine = c;
            running.add(pool.submit(() -> {
                SessionSigs sigs = client.sessionSigs();
                for (long i = 0; i < total / 10 / CLIENTS; i++) {
                    DevnetNode node = devnet.nodes().get((int) ((i + mine) % NODES));
                    if (i % 50 == mine) {
                        devnet.nodes().forEach(DevnetNode::heal);
                        node.fault(faults[(int) ((i / 50 + part) % faults.length)]);
                        sigs = client.sessionSigs();
                    }
                    request(client, node, pkp, sigs, i);
                    sent.incrementAndGet();
                }
            }));
        }
        for (java.util.concurrent.Future<?> one : running) {
            try {
                one.get();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        devnet.nodes().forEach(DevnetNode::heal);
    }

    private void request(Client client, DevnetNode node, DevnetPkp pkp, SessionSigs sigs, long i) {
        String outcome;
        try {
            String sig = sigs.forNode(node.address()).orElseThrow().toJson();
            int status = switch ((int) (i % 4)) {
                case 0 -> client.handshake(node).status();
                case 1 ->
                    client.post(node, "/web/pkp/sign/v1", Client.pkpSignBody(pkp.publicKey(), sig))
                            .status();
                case 2 ->
                    client.post(node, "/web/encryption/sign/v1", client.encryptionSignBody(sig))
                            .status();
                default ->
                    client.post(
                                    node,
                                    "/web/encryption/sign/v1",
                                    client.encryptionSignBody(sigs.byNode()
                                            .values()
                                            .iterator()
                                            .next()
                                            .toJson()))
                            .status();
            };
            outcome = Integer.toString(status);
        } catch (IOException e) {
            outcome = "dropped";
        } catch (LitException e) {
            outcome = "malformed";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome = "interrupted";
        }
        synchronized (outcomes) {
            outcomes.merge(outcome, 1L, Long::sum);
        }
    }

    private static Sample sample(long requests) {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        String[] files = new File("/proc/self/fd").list();
        return new Sample(
                requests,
                Thread.activeCount(),
                files == null ? 0 : files.length,
                (runtime.totalMemory() - runtime.freeMemory()) / 1024);
    }
}
