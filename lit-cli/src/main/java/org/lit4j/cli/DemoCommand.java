package org.lit4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonValue;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.storage.memory.MemorySessionKeyStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole story in one run, without a network. */
@Command(
        name = "demo",
        description = "Makes a wallet and session signatures, has simulated nodes judge them, and shows one refused.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int NODES = 3;
    private static final int FIRST_PORT = 7470;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", paramLabel = "DIR", description = "Leaves the signatures and the verdicts there.")
    private @Nullable Path folder;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Clock clock = Clock.systemUTC();
        List<SimulatedNode> nodes = nodes(clock);
        ResourceAbilityRequest request = ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING);
        out.println("1. " + NODES + " simulated nodes in this process: " + addresses(nodes));

        try (PrivateKeySigner wallet = newWallet();
                MemorySessionKeyStore store = new MemorySessionKeyStore();
                LitSessions lit = LitSessions.builder()
                        .nodes(NodeSource.of(addresses(nodes)))
                        .signer(wallet)
                        .store(store)
                        .policy(CapabilityPolicy.EXACTLY_REQUESTED)
                        .clock(clock)
                        .build()) {
            out.println("2. A new wallet: " + wallet.address());
            SessionSigs sigs = lit.sessionSigs(
                    SessionSigsRequest.builder().request(request).build());
            out.println("3. The wallet signed once; the session key signed for each node: "
                    + sigs.byNode().size() + " session signatures for " + request);

            List<SimulatedNode.Verdict> verdicts = judgeAll(nodes, sigs, request);
            verdicts.forEach(verdict -> out.println("4. " + describe(verdict)));

            SimulatedNode first = nodes.get(0);
            SimulatedNode second = nodes.get(1);
            SimulatedNode.Verdict stolen =
                    second.judge(sigs.forNode(first.address()).orElseThrow(), request);
            out.println("5. The first node's signature shown to the second: " + describe(stolen));

            if (folder != null) {
                leave(folder, sigs, verdicts, stolen);
                out.println("6. Left in " + folder + ": session-sigs.json, verdicts.json");
            }
            boolean asExpected = verdicts.stream().allMatch(SimulatedNode.Verdict::accepted) && !stolen.accepted();
            return asExpected ? ExitCodes.DONE : ExitCodes.NEGATIVE;
        }
    }

    private static PrivateKeySigner newWallet() {
        byte[] key = new byte[32];
        SecureRandom random = new SecureRandom();
        // A key at or above the group order (one in 2^128) is refused; then another is drawn.
        while (true) {
            random.nextBytes(key);
            try (SecretBytes secret = SecretBytes.takeOver(key)) {
                return WalletSigners.privateKey(secret);
            } catch (LitException e) {
                if (e.code() != ErrorCode.PRIVATE_KEY_INVALID) {
                    throw e;
                }
            }
        }
    }

    private static List<SimulatedNode> nodes(Clock clock) {
        List<SimulatedNode> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(new SimulatedNode("https://127.0.0.1:" + (FIRST_PORT + i), clock));
        }
        return nodes;
    }

    private static List<String> addresses(List<SimulatedNode> nodes) {
        return nodes.stream().map(SimulatedNode::address).toList();
    }

    private static List<SimulatedNode.Verdict> judgeAll(
            List<SimulatedNode> nodes, SessionSigs sigs, ResourceAbilityRequest request) {
        return nodes.stream()
                .map(node -> node.judge(sigs.forNode(node.address()).orElseThrow(), request))
                .toList();
    }

    private static String describe(SimulatedNode.Verdict verdict) {
        return verdict.refusedBy()
                .map(reason -> verdict.node() + " refused it, " + reason)
                .orElseGet(() -> verdict.node() + " accepted it: " + String.join("; ", verdict.passed()));
    }

    private static void leave(
            Path folder, SessionSigs sigs, List<SimulatedNode.Verdict> verdicts, SimulatedNode.Verdict stolen) {
        List<JsonValue> all = new ArrayList<>();
        verdicts.forEach(verdict -> all.add(verdict.toJson()));
        all.add(stolen.toJson());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("session-sigs.json"), sigs.toJson() + "\n");
            Files.writeString(folder.resolve("verdicts.json"), new JsonArray(all).stringify() + "\n");
        } catch (IOException e) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The folder " + folder + " cannot be written ("
                            + e.getClass().getSimpleName() + ").",
                    e);
        }
    }
}
