package org.lit4j.verifier;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down what becomes of each rule. One use, one thread. */
final class Ledger {
    private final List<Rule> rules;
    private final Map<Rule, Finding> found = new EnumMap<>(Rule.class);
    private final QuirkNotes notes = new QuirkNotes();
    private String detail = "";
    private boolean refused;

    Ledger(List<Rule> rules) {
        this.rules = rules;
    }

    /** Evaluates a rule, to a value that later ones need. */
    @FunctionalInterface
    interface Step<T> {
        T evaluate();
    }

    /**
     * Evaluates a rule and writes down that it passed.
     *
     * @throws Refusal when it did not, which is written down too
     */
    <T> T check(Rule rule, Step<T> step) {
        List<Quirk> before = notes.all();
        detail = "";
        try {
            T value = step.evaluate();
            found.put(rule, new Finding(rule, Outcome.PASSED, Optional.empty(), detail, since(before)));
            return value;
        } catch (Refusal refusal) {
            refused = true;
            found.put(
                    rule,
                    new Finding(rule, Outcome.FAILED, Optional.of(refusal.error()), refusal.detail(), since(before)));
            throw refusal;
        }
    }

    /** Evaluates a hardened rule, if the rule set has it: none of its quirks was met. */
    void harden(Rule rule, VerdictCode code, String values) {
        if (!rules.contains(rule)) {
            return;
        }
        check(rule, () -> {
            List<Quirk> met = Quirk.refusedBy(rule).stream().filter(notes::has).toList();
            if (!met.isEmpty()) {
                String names =
                        String.join(", ", met.stream().map(Quirk::wireName).toList());
                throw Refusal.of(
                        ErrorKind.VALIDATION, code, code.message(), values.isEmpty() ? names : names + ": " + values);
            }
            return true;
        });
    }

    /** Says more about the rule that is being evaluated. */
    void say(String text) {
        detail = text;
    }

    void met(Quirk quirk) {
        notes.met(quirk);
    }

    QuirkNotes notes() {
        return notes;
    }

    private List<Quirk> since(List<Quirk> before) {
        List<Quirk> all = new ArrayList<>(notes.all());
        all.removeAll(before);
        return all;
    }

    /** Returns all rules: those without an entry were not reached, or did not apply. */
    List<Finding> complete() {
        int last = -1;
        for (int i = 0; i < rules.size(); i++) {
            last = found.containsKey(rules.get(i)) ? i : last;
        }
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Outcome none = i > last && refused ? Outcome.NOT_REACHED : Outcome.NOT_APPLICABLE;
            Finding missing = new Finding(rules.get(i), none, Optional.empty(), "", List.of());
            all.add(found.getOrDefault(rules.get(i), missing));
        }
        return all;
    }
}
