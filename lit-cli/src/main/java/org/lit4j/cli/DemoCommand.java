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
import org.lit4j.verifier.Generation;
import org.lit4j.verifier.Outcome;
import org.lit4j.verifier.SessionSigVerifier;
import org.lit4j.verifier.Verdict;
import org.lit4j.verifier.VerificationRequest;
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
        List<String> nodes = nodes();
        SessionSigVerifier verifier =
                SessionSigVerifier.builder(Generation.DATIL, clock).build();
        ResourceAbilityRequest request = ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING);
        out.println("1. " + NODES + " simulated nodes in this process: " + nodes);

        try (PrivateKeySigner wallet = newWallet();
                MemorySessionKeyStore store = new MemorySessionKeyStore();
                LitSessions lit = LitSessions.builder()
                        .nodes(NodeSource.of(nodes))
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

            List<Verdict> verdicts = nodes.stream()
                    .map(node -> verifier.verifyJson(
                            sigs.forNode(node).orElseThrow().toJson(), VerificationRequest.of(node, request)))
                    .toList();
            verdicts.forEach(verdict -> out.println("4. " + describe(verdict)));

            Verdict stolen = verifier.verifyJson(
                    sigs.forNode(nodes.get(0)).orElseThrow().toJson(), VerificationRequest.of(nodes.get(1), request));
            out.println("5. The first node's signature shown to the second: " + describe(stolen));

            if (folder != null) {
                leave(folder, sigs, verdicts, stolen);
                out.println("6. Left in " + folder + ": session-sigs.json, verdicts.json, refused.json");
            }
            boolean asExpected = verdicts.stream().allMatch(Verdict::accepted) && !stolen.accepted();
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

    private static List<String> nodes() {
        List<String> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add("https://127.0.0.1:" + (FIRST_PORT + i));
        }
        return nodes;
    }

    private static String describe(Verdict verdict) {
        String node = verdict.request().audience();
        return verdict.refusedBy()
                .map(finding -> node + " refused it: " + finding)
                .orElseGet(() -> node + " accepted it: " + passed(verdict) + " rules passed, "
                        + VerdictLines.conclusion(verdict).replaceFirst("^accepted: ", ""));
    }

    private static long passed(Verdict verdict) {
        return Stream.concat(
                        verdict.findings().stream(),
                        verdict.capabilities().stream().flatMap(one -> one.findings().stream()))
                .filter(finding -> finding.outcome() == Outcome.PASSED)
                .count();
    }

    /** The verdicts are what {@code lit verify --json} prints for the signatures. */
    private static void leave(Path folder, SessionSigs sigs, List<Verdict> verdicts, Verdict stolen) {
        List<JsonValue> all = verdicts.stream().<JsonValue>map(Verdict::toJson).toList();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("session-sigs.json"), sigs.toJson() + "\n");
            Files.writeString(folder.resolve("verdicts.json"), new JsonArray(all).stringify() + "\n");
            Files.writeString(
                    folder.resolve("refused.json"),
                    JsonArray.of(stolen.toJson()).stringify() + "\n");
        } catch (IOException e) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The folder " + folder + " cannot be written ("
                            + e.getClass().getSimpleName() + ").",
                    e);
        }
    }
}
