package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/** What the rules say about one session signature: every rule, in the nodes' order. Immutable; shows no signature. */
public final class Verdict {
    private final Generation generation;
    private final RuleSet ruleSet;
    private final VerificationRequest request;
    private final List<Finding> findings;
    private final List<CapabilityVerdict> capabilities;
    private final @Nullable Grant grant;

    Verdict(
            Generation generation,
            RuleSet ruleSet,
            VerificationRequest request,
            List<Finding> findings,
            List<CapabilityVerdict> capabilities,
            @Nullable Grant grant) {
        this.generation = requireNonNull(generation);
        this.ruleSet = requireNonNull(ruleSet);
        this.request = requireNonNull(request);
        this.findings = List.copyOf(findings);
        this.capabilities = List.copyOf(capabilities);
        this.grant = grant;
    }

    public Generation generation() {
        return generation;
    }

    public RuleSet ruleSet() {
        return ruleSet;
    }

    /** Returns what was asked. */
    public VerificationRequest request() {
        return request;
    }

    /** Says whether no rule failed. */
    public boolean accepted() {
        return grant != null;
    }

    /** Returns the rules about the session signature, all of them. */
    public List<Finding> findings() {
        return findings;
    }

    /** Returns the verdicts about the capabilities that were looked at: up to the first that passes. */
    public List<CapabilityVerdict> capabilities() {
        return capabilities;
    }

    /** Returns the rule that failed; nothing was looked at behind it. */
    public Optional<Finding> refusedBy() {
        return findings.stream()
                .filter(finding -> finding.outcome() == Outcome.FAILED)
                .findFirst();
    }

    /** Returns the error as the node raises it, its source included. */
    public Optional<NodeError> error() {
        return refusedBy().flatMap(Finding::error);
    }

    /** Returns what a client of the node sees: the innermost code counts, so that of the capabilities and not of R6's wrap. */
    public Optional<PublicError> publicError() {
        return error().map(NodeError::toPublic);
    }

    /** Returns what the signature stands for, when it was accepted. */
    public Optional<Grant> grant() {
        return Optional.ofNullable(grant);
    }

    /** Returns what was let pass, in the whole verdict. */
    public List<Quirk> quirks() {
        return Stream.concat(
                        findings.stream(), capabilities.stream().flatMap(capability -> capability.findings().stream()))
                .flatMap(finding -> finding.quirks().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the verdict as a document. */
    public JsonObject toJson() {
        JsonObject.Builder out = JsonObject.builder()
                .put("accepted", accepted())
                .put("generation", generation.wireName())
                .put("ruleSet", ruleSet.wireName())
                .put("audience", request.audience())
                .put("request", request.resource().key() + "#" + request.ability());
        refusedBy().ifPresent(finding -> out.put("refusedBy", finding.rule().id()));
        publicError().ifPresent(error -> out.put("error", error.toJson()));
        if (grant != null) {
            out.put("grant", grant.toJson());
        }
        return out.put(
                        "rules",
                        new JsonArray(findings.stream()
                                .<JsonValue>map(Finding::toJson)
                                .toList()))
                .put(
                        "capabilities",
                        new JsonArray(capabilities.stream()
                                .<JsonValue>map(CapabilityVerdict::toJson)
                                .toList()))
                .build();
    }

    /** Returns one line. */
    @Override
    public String toString() {
        return refusedBy()
                .map(finding -> "refused by " + finding)
                .orElseGet(() ->
                        "accepted, " + grant().map(g -> "user " + g.user()).orElse(""));
    }
}
