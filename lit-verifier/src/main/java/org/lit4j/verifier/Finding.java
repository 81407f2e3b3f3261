package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;

/**
 * What became of one rule. Immutable. No part shows a signature.
 *
 * @param error the error that the rule raises, when it failed
 * @param detail the values or the position involved; may be empty
 * @param quirks what the rule let pass, new with this rule
 */
public record Finding(Rule rule, Outcome outcome, Optional<NodeError> error, String detail, List<Quirk> quirks) {
    public Finding {
        requireNonNull(rule, "rule");
        requireNonNull(outcome, "outcome");
        requireNonNull(error, "error");
        requireNonNull(detail, "detail");
        quirks = List.copyOf(quirks);
    }

    /** Returns the code of the error, when the rule failed with one. */
    public Optional<VerdictCode> code() {
        return error.flatMap(NodeError::code);
    }

    JsonObject toJson() {
        JsonObject.Builder out = JsonObject.builder().put("rule", rule.id()).put("outcome", outcome.wireName());
        code().ifPresent(code -> out.put("code", code.wireName()));
        error.ifPresent(e -> out.put("kind", e.kind().wireName()).put("text", e.text()));
        if (!detail.isEmpty()) {
            out.put("detail", detail);
        }
        if (!quirks.isEmpty()) {
            out.put(
                    "quirks",
                    JsonArray.ofStrings(quirks.stream().map(Quirk::wireName).toList()));
        }
        return out.build();
    }

    /** Returns one line: the rule, what became of it, the code, the values. */
    @Override
    public String toString() {
        String known = quirks.isEmpty()
                ? ""
                : " (let pass: "
                        + String.join(", ", quirks.stream().map(Quirk::wireName).toList())
                        + ")";
        return rule.id() + " " + outcome.wireName() + " "
                + code().map(code -> code.wireName() + ": ").orElse("")
                + error.map(NodeError::text).orElse(rule.meaning())
                + (detail.isEmpty() ? "" : ": " + detail)
                + known;
    }
}
