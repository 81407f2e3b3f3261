package org.lit4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.storage.memory.MemorySessionKeyStore;
import org.lit4j.testkit.conformance.Conformance;
import org.lit4j.testkit.conformance.ConformanceReport;
import org.lit4j.testkit.conformance.Outcome;
import org.lit4j.testkit.conformance.Outcome.Kind;
import org.lit4j.verifier.VerdictVectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs vector files. */
@Command(name = "conformance", description = "Runs every vector file directly in a folder; the last line counts.")
final class ConformanceCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    // Not the standard mixin: its --version is another option here.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Parameters(paramLabel = "DIR", description = "The folder with the *.json files.")
    private @Nullable Path folder;

    @Option(
            names = "--version",
            paramLabel = "P@V",
            description = "Only this version of the reference, like @lit-protocol/auth-helpers@3.0.32.")
    private @Nullable String version;

    @Option(names = "--answers", paramLabel = "FILE", description = "Also writes what was computed, as JSON.")
    private @Nullable Path answers;

    @Override
    public Integer call() {
        Conformance conformance = new Conformance(
                clock -> new MemorySessionKeyStore(clock, 100), Map.of("node-verdict/1", VerdictVectors::answer));
        ConformanceReport report =
                Logging.quietly(() -> conformance.run(Objects.requireNonNull(folder), Optional.ofNullable(version)));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        report.notes().forEach(note -> out.println("NOTE    " + note));
        report.problems().forEach(problem -> out.println("FAILED  " + problem));
        report.outcomes().stream().filter(o -> o.kind() == Kind.FAILED).forEach(o -> out.println(line("FAILED ", o)));
        report.outcomes().stream()
                .filter(o -> o.kind() == Kind.REFUSED_ON_PURPOSE)
                .forEach(o -> out.println(line("REFUSED", o)));
        if (answers != null) {
            write(answers, report.answers().stringify());
        }
        out.println(report.summary());
        return report.failures() == 0 ? ExitCodes.DONE : ExitCodes.NEGATIVE;
    }

    private static String line(String word, Outcome outcome) {
        return word + " " + outcome.file() + ": " + outcome.vector() + " (" + outcome.version() + "): "
                + outcome.detail();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    file + " cannot be written (" + e.getClass().getSimpleName() + ").",
                    e);
        }
    }
}
