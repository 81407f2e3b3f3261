package org.lit4j.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.lit4j.devnet.LitDevnet;
import org.lit4j.devnet.LitDevnetBuilder;
import org.lit4j.verifier.Generation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a simulated network. */
@Command(
        name = "devnet",
        description =
                "Serves a simulated network on 127.0.0.1 until it is stopped; prints one line of JSON that says where.",
        mixinStandardHelpOptions = true)
final class DevnetCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ClockOption time = new ClockOption();

    @Option(names = "--nodes", paramLabel = "N", description = "How many nodes; ${DEFAULT-VALUE}.")
    private int nodes = 3;

    @Option(
            names = "--threshold",
            paramLabel = "T",
            description = "How many must answer; without it two thirds of the nodes.")
    private int threshold;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "The first node's port, the others and the chain follow; without it any that are free.")
    private int port;

    @Option(names = "--generation", paramLabel = "G", description = "datil or naga; ${DEFAULT-VALUE}.")
    private String generation = "datil";

    @Option(
            names = "--seed",
            paramLabel = "TEXT",
            description = "Makes all keys of this text, so that they are the same each time.")
    private @Nullable String seed;

    @Option(names = "--pkp-owner", paramLabel = "ADDRESS", description = "Makes a PKP that this wallet may sign with.")
    private @Nullable String pkpOwner;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        LitDevnetBuilder builder = LitDevnet.builder()
                .nodes(nodes)
                .threshold(threshold)
                .firstPort(port)
                .generation(Generation.parse(generation))
                .clock(time.clock());
        if (seed != null) {
            builder.seed(seed);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        try (LitDevnet devnet = builder.start()) {
            Thread onSignal = new Thread(devnet::close, "lit-devnet-stop");
            Runtime.getRuntime().addShutdownHook(onSignal);
            try {
                out.println((pkpOwner == null
                                ? devnet.describe()
                                : devnet.describe()
                                        .with(
                                                "pkpPublicKey",
                                                new org.lit4j.core.json.JsonString(
                                                        devnet.mint(pkpOwner).publicKey())))
                        .stringify());
                out.flush();
                stopped.await();
            } finally {
                forget(onSignal);
            }
        }
        return ExitCodes.DONE;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook runs.
            Thread.onSpinWait();
        }
    }
}
