package org.lit4j.testkit.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.session.SessionKeyStore;

/** Runs vector files. Immutable and thread-safe. */
public final class Conformance {
    /** Schemas of published vectors that no module answers yet. */
    private static final Set<String> NOT_BUILT =
            Set.of("auth-method-id/1", "bls-decrypt/1", "node-verdict/1", "session-sigs-pkp-v7/1");

    private final Map<String, SchemaRunner> runners = new TreeMap<>();
    private final List<Refusal> refusals = Refusal.all();

    /**
     * Prepares a run.
     *
     * @param stores opens an empty store that takes its time from a clock, for vectors with storage
     */
    public Conformance(Function<Clock, SessionKeyStore> stores) {
        this(stores, Map.of());
    }

    /**
     * Prepares a run that answers more schemas.
     *
     * @param stores opens an empty store that takes its time from a clock, for vectors with storage
     * @param others what computes {@code expected} of {@code input}, by schema; failures are LitExceptions
     */
    public Conformance(Function<Clock, SessionKeyStore> stores, Map<String, UnaryOperator<JsonObject>> others) {
        Stream.of(
                        BlsRunners.all(),
                        CryptoRunners.all(),
                        DelegationRunners.all(),
                        List.of(JsonTextRunner.create()),
                        RecapRunners.all(),
                        SiweRunners.all(),
                        SessionRunners.all(stores),
                        ConditionRunners.all(),
                        ValidationRunners.all())
                .flatMap(List::stream)
                .forEach(runner -> runners.put(runner.schema(), runner));
        others.forEach((schema, compute) -> runners.put(
                schema, new SimpleRunner(schema, input -> new Answer(compute.apply(input.json()), Optional.empty()))));
    }

    /**
     * Runs every {@code *.json} file directly in a folder.
     *
     * @param version if present, only this package and version
     * @throws LitException {@code SETTING_INVALID} when the folder has no vector file; {@code JSON_INVALID}
     */
    public ConformanceReport run(Path folder, Optional<String> version) {
        FileRun.Collector collector = new FileRun.Collector();
        for (Path file : filesIn(folder)) {
            Path name = file.getFileName();
            runFile(name == null ? file.toString() : name.toString(), read(file), version, collector);
        }
        return collector.report();
    }

    /** Runs one file, given by name and content. */
    public ConformanceReport run(String fileName, String content, Optional<String> version) {
        FileRun.Collector collector = new FileRun.Collector();
        runFile(fileName, content, version, collector);
        return collector.report();
    }

    private void runFile(String name, String content, Optional<String> version, FileRun.Collector collector) {
        Input file = new Input(JsonObjects.parse(content));
        String schema = file.text("schema");
        SchemaRunner runner = runners.get(schema);
        if (runner != null) {
            List<Refusal> own =
                    refusals.stream().filter(r -> r.file().equals(name)).toList();
            new FileRun(name, runner, own, version).run(file, collector);
        } else if (NOT_BUILT.contains(schema)) {
            collector.note(name + ": schema " + schema + " is not built yet; "
                    + file.list("vectors").size() + " vectors left out");
        } else {
            collector.problem(name + ": schema " + schema + " is unknown");
        }
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    new ArrayList<>(files.filter(file -> file.toString().endsWith(".json"))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .toList());
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException e) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The folder " + folder + " cannot be read (" + e.getClass().getSimpleName() + ").",
                    e);
        }
        throw new LitException(
                ErrorCode.SETTING_INVALID, "The folder " + folder + " has no *.json file directly in it.");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The file " + file + " cannot be read (" + e.getClass().getSimpleName() + ").",
                    e);
        }
    }
}
