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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
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
import org.lit4j.devnet.LitDevnet;
import org.lit4j.storage.memory.MemorySessionKeyStore;
import org.lit4j.verifier.Generation;
import org.lit4j.verifier.SessionSigVerifier;
import org.lit4j.verifier.Verdict;
import org.lit4j.verifier.VerificationRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole story in one run, on a simulated network. */
@Command(
        name = "demo",
        description = "Makes a wallet and session signatures, has simulated nodes judge them, and shows one refused.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int NODES = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", paramLabel = "DIR", description = "Leaves the signatures and the verdicts there.")
    private @Nullable Path folder;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Clock clock = Clock.systemUTC();
        try (LitDevnet devnet = LitDevnet.builder().nodes(NODES).clock(clock).start();
                PrivateKeySigner wallet = newWallet();
                MemorySessionKeyStore store = new MemorySessionKeyStore();
                LitSessions lit = LitSessions.builder()
                        .nodes(devnet.nodeSource())
                        .signer(wallet)
                        .store(store)
                        .policy(CapabilityPolicy.EXACTLY_REQUESTED)
                        .clock(clock)
                        .build()) {
            List<String> nodes = devnet.addresses();
            DemoNodes shown = new DemoNodes(wallet.address());
            ResourceAbilityRequest request = ResourceAbilityRequest.of(
                    LitResource.accessControlCondition(shown.resourceId()),
                    LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION);
            out.println("1. " + NODES + " simulated nodes, threshold " + devnet.threshold() + ": " + nodes);
            out.println("2. A new wallet: " + wallet.address());
            SessionSigs sigs = lit.sessionSigs(
                    SessionSigsRequest.builder().request(request).build());
            out.println("3. The wallet signed once; the session key signed for each node: "
                    + sigs.byNode().size() + " session signatures to decrypt what only this wallet may");

            List<DemoNodes.Answer> answers = nodes.stream()
                    .map(node -> shown.show(node, sigs.forNode(node).orElseThrow()))
                    .toList();
            answers.forEach(answer -> out.println("4. " + describe(answer)));
            DemoNodes.Answer stolen =
                    shown.show(nodes.get(1), sigs.forNode(nodes.get(0)).orElseThrow());
            out.println("5. The first node's signature shown to the second: " + describe(stolen));
            boolean accepted = answers.stream().allMatch(DemoNodes.Answer::accepted);
            boolean combined = accepted && shown.sharesCombine(devnet.networkKey());
            out.println("6. The nodes' shares " + (combined ? "combine" : "do not combine")
                    + " to a signature under the network's key");
            if (folder != null) {
                leave(folder, sigs, verdicts(sigs, nodes, request, clock), answers, stolen);
                out.println("7. Left in " + folder + ": session-sigs.json, verdicts.json, refused.json, answers.json");
            }
            return combined && !stolen.accepted() ? ExitCodes.DONE : ExitCodes.NEGATIVE;
        }
    }

    /** Each node's verdict on its own signature, then the second node's on the first's. */
    private static List<Verdict> verdicts(
            SessionSigs sigs, List<String> nodes, ResourceAbilityRequest request, Clock clock) {
        SessionSigVerifier verifier =
                SessionSigVerifier.builder(Generation.DATIL, clock).build();
        List<Verdict> verdicts = new ArrayList<>();
        nodes.forEach(node -> verdicts.add(
                verifier.verifyJson(sigs.forNode(node).orElseThrow().toJson(), VerificationRequest.of(node, request))));
        verdicts.add(verifier.verifyJson(
                sigs.forNode(nodes.get(0)).orElseThrow().toJson(), VerificationRequest.of(nodes.get(1), request)));
        return verdicts;
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

    private static String describe(DemoNodes.Answer answer) {
        return answer.node()
                + (answer.accepted()
                        ? " accepted it: HTTP 200, a share of the network's signature"
                        : " refused it: " + answer.refusal());
    }

    /** The verdicts are what {@code lit verify --json} prints for the signatures. */
    private static void leave(
            Path folder,
            SessionSigs sigs,
            List<Verdict> verdicts,
            List<DemoNodes.Answer> answers,
            DemoNodes.Answer stolen) {
        List<JsonValue> judged =
                verdicts.stream().<JsonValue>map(Verdict::toJson).toList();
        int own = judged.size() - 1;
        List<JsonValue> answered = Stream.concat(answers.stream(), Stream.of(stolen))
                .<JsonValue>map(DemoNodes.Answer::toJson)
                .toList();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("session-sigs.json"), sigs.toJson() + "\n");
            write(folder.resolve("verdicts.json"), judged.subList(0, own));
            write(folder.resolve("refused.json"), judged.subList(own, own + 1));
            write(folder.resolve("answers.json"), answered);
        } catch (IOException e) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The folder " + folder + " cannot be written ("
                            + e.getClass().getSimpleName() + ").",
                    e);
        }
    }

    private static void write(Path file, List<JsonValue> values) throws IOException {
        Files.writeString(file, new JsonArray(values).stringify() + "\n");
    }
}
