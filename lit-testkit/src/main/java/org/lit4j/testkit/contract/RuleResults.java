package org.lit4j.testkit.contract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lit4j.core.error.SafeText;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/** How each rule of a contract went for one test class. Thread-safe. */
final class RuleResults {
    private static final int MAX_REASON = 400;

    private enum Outcome {
        FAILED,
        SKIPPED,
        REPLACED,
        NOT_RUN,
        PASSED;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private record Result(Outcome outcome, String why) {}

    private final String testClass;
    private final String contract;
    private final String version;
    private final Map<String, Result> byRule = new TreeMap<>();

    RuleResults(String testClass, String contract, String version) {
        this.testClass = testClass;
        this.contract = contract;
        this.version = version;
    }

    /** Adds a rule of the contract. Tests that are no rule of it are not reported. */
    synchronized void expect(String rule) {
        byRule.put(rule, new Result(Outcome.NOT_RUN, ""));
    }

    void passed(String rule) {
        set(rule, Outcome.PASSED, "");
    }

    void failed(String rule, String why) {
        set(rule, Outcome.FAILED, why);
    }

    void skipped(String rule, String why) {
        set(rule, Outcome.SKIPPED, why);
    }

    /** The plug-in's tests have something else under the rule's name. */
    void replaced(String rule, String why) {
        set(rule, Outcome.REPLACED, why);
    }

    private synchronized void set(String rule, Outcome outcome, String why) {
        if (byRule.containsKey(rule)) {
            byRule.put(rule, new Result(outcome, shown(why)));
        }
    }

    /** One line, of limited length, without anything like a key. */
    private static String shown(String why) {
        String line = SafeText.of(why).strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON) + "…";
    }

    synchronized String json() {
        JsonObject.Builder counts = JsonObject.builder();
        count().forEach((outcome, count) -> counts.put(outcome.text(), count));
        List<JsonValue> rules = new ArrayList<>();
        byRule.forEach((rule, result) -> {
            JsonObject.Builder one = JsonObject.builder()
                    .put("rule", rule)
                    .put("outcome", result.outcome().text());
            if (!result.why().isEmpty()) {
                one.put("why", result.why());
            }
            rules.add(one.build());
        });
        return JsonObject.builder()
                        .put("contract", contract)
                        .put("class", testClass)
                        .put("testkit", version)
                        .put("counts", counts.build())
                        .put("rules", new JsonArray(rules))
                        .build()
                        .stringify()
                + "\n";
    }

    synchronized String text() {
        StringBuilder text = new StringBuilder()
                .append(testClass)
                .append(": ")
                .append(contract)
                .append(" of lit-testkit ")
                .append(version)
                .append('\n')
                .append(byRule.size())
                .append(" rules");
        count().forEach((outcome, count) -> text.append(outcome == Outcome.FAILED ? ": " : ", ")
                .append(count)
                .append(' ')
                .append(outcome.text()));
        text.append("\n\n");
        for (Outcome outcome : Outcome.values()) {
            byRule.forEach((rule, result) -> {
                if (result.outcome() == outcome) {
                    text.append(String.format("%-9s %s\n", outcome.text(), rule));
                    if (!result.why().isEmpty()) {
                        text.append("          ").append(result.why()).append('\n');
                    }
                }
            });
        }
        return text.toString();
    }

    private Map<Outcome, Integer> count() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0);
        }
        byRule.values().forEach(result -> counts.merge(result.outcome(), 1, Integer::sum));
        return counts;
    }
}
