package org.lit4j.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonValue;
import org.lit4j.verifier.Generation;
import org.lit4j.verifier.RuleSet;
import org.lit4j.verifier.SessionSigVerifier;
import org.lit4j.verifier.Verdict;
import org.lit4j.verifier.VerificationRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges session signatures. */
@Command(
        name = "verify",
        description = "Judges session signatures on standard input as nodes do, or more strictly; one line a rule, then"
                + " the verdict.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ClockOption time = new ClockOption();

    @Option(
            names = "--node",
            paramLabel = "URL",
            description = "The audience; without it each signature is judged for its own node.")
    private @Nullable String node;

    @Option(
            names = "--request",
            paramLabel = "RESOURCE#ABILITY",
            description = "What is wanted; without it whatever the signed document requests.")
    private @Nullable List<String> requests;

    @Option(names = "--rules", paramLabel = "SET", description = "hardened or node; hardened.")
    private String rules = "hardened";

    @Option(
            names = "--generation",
            paramLabel = "G",
            description = "datil or naga; without it naga for documents with a maxPrice.")
    private @Nullable String generation;

    @Option(names = "--network-key", paramLabel = "HEX", description = "The network's key, for sessions of PKPs.")
    private @Nullable String networkKey;

    @Option(names = "--json", description = "Prints the verdicts as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        RuleSet ruleSet = RuleSet.parse(rules);
        Clock clock = Clock.fixed(time.clock().instant(), java.time.ZoneOffset.UTC);
        List<Verdict> verdicts = new ArrayList<>();
        for (Map.Entry<String, JsonValue> entry : signatures().members().entrySet()) {
            SessionSigVerifier verifier = verifier(entry.getValue(), ruleSet, clock);
            String audience = node == null ? entry.getKey() : node;
            for (ResourceAbilityRequest request : wanted(entry.getValue())) {
                verdicts.add(
                        verifier.verifyJson(entry.getValue().stringify(), VerificationRequest.of(audience, request)));
            }
        }
        if (json) {
            out.println(new JsonArray(
                            verdicts.stream().<JsonValue>map(Verdict::toJson).toList())
                    .stringify());
        } else {
            verdicts.forEach(verdict -> VerdictLines.print(verdict, out));
        }
        return verdicts.stream().allMatch(Verdict::accepted) ? ExitCodes.DONE : ExitCodes.NEGATIVE;
    }

    /** The map by node; a single session signature is one for the node of the option. */
    private JsonObject signatures() {
        String text = InputFiles.readStandardInput(System.in).strip();
        if (text.isEmpty()) {
            throw new LitException(ErrorCode.JSON_INVALID, "Standard input is empty. Give session signatures.");
        }
        JsonObject object = JsonParser.parseObjectWithoutDuplicates(text, "Standard input");
        if (object.members().isEmpty()) {
            throw new LitException(ErrorCode.SESSION_SIGS_INVALID, "The map of session signatures is empty.");
        }
        if (!object.has("signedMessage")) {
            return object;
        }
        if (node == null) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "A single session signature has no node. Say with --node who judges it.");
        }
        return JsonObject.of(node, object);
    }

    private SessionSigVerifier verifier(JsonValue sig, RuleSet ruleSet, Clock clock) {
        Generation rulesOf = generation != null
                ? Generation.parse(generation)
                : SignedDocument.hasMaxPrice(sig) ? Generation.NAGA : Generation.DATIL;
        SessionSigVerifier.Builder builder =
                SessionSigVerifier.builder(rulesOf, clock).ruleSet(ruleSet);
        if (networkKey != null) {
            builder.networkKey(networkKey);
        }
        return builder.build();
    }

    private List<ResourceAbilityRequest> wanted(JsonValue sig) {
        if (requests != null) {
            return requests.stream().map(ResourceAbilityRequest::parse).toList();
        }
        List<ResourceAbilityRequest> named = SignedDocument.requests(sig);
        // A document that names nothing known is refused all the same, for whatever is asked.
        return named.isEmpty()
                ? List.of(ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING))
                : named;
    }
}
