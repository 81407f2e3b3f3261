package org.lit4j.verifier;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;

/**
 * The verdict about one capability of a session signature. Immutable.
 *
 * @param position in the document's list, from 1
 * @param type what nodes take it for
 * @param findings the C rules and, in the hardened rule set, H4 to H8, in their order
 */
public record CapabilityVerdict(int position, MaterialType type, List<Finding> findings) {
    public CapabilityVerdict {
        findings = List.copyOf(findings);
    }

    /** Says whether no rule failed. */
    public boolean accepted() {
        return refusedBy().isEmpty();
    }

    /** Returns the first rule that failed. */
    public Optional<Finding> refusedBy() {
        return findings.stream()
                .filter(finding -> finding.outcome() == Outcome.FAILED)
                .findFirst();
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("position", position)
                .put("type", type.wireName())
                .put("accepted", accepted())
                .put(
                        "rules",
                        new JsonArray(findings.stream()
                                .<org.lit4j.core.json.JsonValue>map(Finding::toJson)
                                .toList()))
                .build();
    }
}
