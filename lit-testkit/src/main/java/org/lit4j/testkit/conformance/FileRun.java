package org.lit4j.testkit.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;
import org.lit4j.testkit.conformance.Outcome.Kind;

/** Runs the vectors of one file. One use. */
final class FileRun {
    private final String file;
    private final SchemaRunner runner;
    private final List<Refusal> refusals;
    private final Optional<String> onlyVersion;
    private final Set<Refusal> used = new HashSet<>();

    FileRun(String file, SchemaRunner runner, List<Refusal> refusals, Optional<String> onlyVersion) {
        this.file = file;
        this.runner = runner;
        this.refusals = refusals;
        this.onlyVersion = onlyVersion;
    }

    void run(Input content, Collector collector) {
        int leftOut = 0;
        for (JsonValue json : content.list("vectors")) {
            Vector vector = Vector.of(json);
            Map<String, Answer> answers = new HashMap<>();
            answerVersion(vector, content.texts("sources"))
                    .ifPresent(version -> collector.answer(
                            file,
                            vector,
                            version,
                            given(vector, compute(vector, version, answers)).json()));
            List<String> versions =
                    vector.versions().stream().filter(this::wanted).toList();
            leftOut += versions.isEmpty() ? 1 : 0;
            versions.forEach(version -> runOne(vector, version, compute(vector, version, answers), collector));
        }
        if (!runner.notRequired().isEmpty()) {
            collector.note(file + ": " + new TreeSet<>(runner.notRequired()) + " are not answered, so not compared");
        }
        if (leftOut > 0) {
            collector.note(file + ": " + leftOut + " vectors name no version that there is a dialect for");
        }
        if (onlyVersion.isEmpty()) {
            refusals.stream()
                    .filter(refusal -> !used.contains(refusal))
                    .forEach(refusal -> collector.problem(
                            file + ": the refusal of '" + refusal.vector() + "' was used by no vector"));
        }
    }

    private boolean wanted(String version) {
        return (onlyVersion.isEmpty() || onlyVersion.get().equals(version)) && runner.covers(version);
    }

    /** Chooses without a look at what is expected: the vector's source, or else the file's first that is covered. */
    private Optional<String> answerVersion(Vector vector, List<String> sources) {
        return Stream.concat(Stream.of(vector.source()), sources.stream())
                .filter(this::wanted)
                .findFirst();
    }

    private Optional<Refusal> refusalOf(Vector vector, Answer answer) {
        return refusals.stream()
                .filter(entry -> entry.isFor(file, vector.name()))
                .filter(entry -> answer.negative().equals(Optional.of(entry.code())))
                .findFirst();
    }

    private Answer given(Vector vector, Answer answer) {
        return refusalOf(vector, answer)
                .map(refusal -> Answer.refused(refusal.code()))
                .orElse(answer);
    }

    private void runOne(Vector vector, String version, Answer answer, Collector collector) {
        Optional<Refusal> refusal = refusalOf(vector, answer);
        Optional<JsonObject> expected = vector.expected(version);
        if (refusal.isPresent()) {
            used.add(refusal.get());
            collector.outcome(outcome(
                    vector,
                    version,
                    Kind.REFUSED_ON_PURPOSE,
                    refusal.get().code() + ", criterion " + refusal.get().criterion()));
        } else if (expected.isEmpty()) {
            collector.outcome(outcome(vector, version, Kind.FAILED, "the file does not say what is expected"));
        } else {
            String difference = difference(expected.get(), answer.json());
            collector.outcome(outcome(vector, version, difference.isEmpty() ? Kind.PASSED : Kind.FAILED, difference));
        }
    }

    private Answer compute(Vector vector, String version, Map<String, Answer> known) {
        return known.computeIfAbsent(version, missing -> compute(vector, missing));
    }

    private Answer compute(Vector vector, String version) {
        try {
            return runner.answer(new Input(vector.input()), version);
        } catch (LitException e) {
            return Answer.error(e);
        }
    }

    private Outcome outcome(Vector vector, String version, Kind kind, String detail) {
        return new Outcome(file, vector.name(), version, kind, detail);
    }

    /** Says which member differs; where {@code ok} is false, the text of the error is for people only. */
    private String difference(JsonObject expected, JsonObject answer) {
        boolean isError =
                expected.get("ok").filter(ok -> ok.stringify().equals("false")).isPresent();
        for (Map.Entry<String, JsonValue> member : expected.members().entrySet()) {
            String name = member.getKey();
            if (isError && name.equals("error")) {
                continue;
            }
            JsonValue given = answer.members().get(name);
            if (given == null && runner.notRequired().contains(name)) {
                continue;
            }
            if (!Objects.equals(given, member.getValue())) {
                return "'" + name + "' is " + shorten(String.valueOf(given)) + ", expected "
                        + shorten(member.getValue().stringify()) + errorOf(answer);
            }
        }
        return "";
    }

    private static String errorOf(JsonObject answer) {
        return answer.get("error").map(error -> " (" + error + ")").orElse("");
    }

    private static String shorten(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    /** Gathers results. One thread at a time. */
    static final class Collector {
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final Map<String, JsonObject.Builder> answers = new TreeMap<>();

        void outcome(Outcome outcome) {
            outcomes.add(outcome);
        }

        void problem(String text) {
            problems.add(text);
        }

        void note(String text) {
            notes.add(text);
        }

        void answer(String file, Vector vector, String version, JsonObject json) {
            JsonObject named = version.equals(vector.source())
                    ? json
                    : json.with("version", new org.lit4j.core.json.JsonString(version));
            answers.computeIfAbsent(file, name -> JsonObject.builder()).put(vector.name(), named);
        }

        ConformanceReport report() {
            JsonObject.Builder all = JsonObject.builder();
            answers.forEach((file, builder) -> all.put(file, builder.build()));
            return new ConformanceReport(outcomes, problems, notes, all.build());
        }
    }
}
