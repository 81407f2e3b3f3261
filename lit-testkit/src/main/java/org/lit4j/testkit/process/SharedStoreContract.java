package org.lit4j.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.testkit.process.WorkerProcess.Said;

/**
 * Tests what a store promises to processes that share it: of all of them one asks the signer, a holder that dies is taken
 * over within its lease, and one that was stopped does not overwrite what came after it. Extend it in the tests of your
 * module and return the settings of a store; the processes get the class path of the test.
 *
 * <p>These tests measure real time, with generous limits. What was measured is reported as {@code figures}.
 */
public abstract class SharedStoreContract {
    private static final int PROCESSES = 4;
    private static final int THREADS = 50;
    /** A machine that is busy with something else may take so much longer. */
    private static final Duration SLACK = Duration.ofMinutes(1);
    /** Where nobody dies, a lease that a busy machine does not miss. */
    private static final Duration LONG_LEASE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    /**
     * Returns the settings of a new, empty store, as {@code lit.store=file} and those below it. What settings cannot give
     * comes from a {@link WorkerSetup}, named by {@link SessionWorker#SETUP}.
     *
     * @param fresh a path for this test, where nothing is yet
     */
    protected abstract Map<String, String> settings(Path fresh);

    /** Returns the length of leases where holders are killed and stopped. */
    protected Duration lease() {
        return Duration.ofSeconds(1);
    }

    /** Returns how often each test is repeated: as the system property {@code lit.processes.rounds} says, or 2. */
    protected int rounds() {
        return Integer.getInteger("lit.processes.rounds", 2);
    }

    @Test
    void ofAllProcessesOneAsks(TestReporter reporter) {
        Map<String, String> settings = settings(folder.resolve("store"));
        List<WorkerProcess> workers = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                workers.add(WorkerProcess.start(folder, LONG_LEASE, settings));
            }
            workers.forEach(worker -> worker.until("ready"));
            for (int round = 1; round <= rounds(); round++) {
                String label = "cold-" + round;
                workers.forEach(worker -> worker.tell("run " + label + " " + THREADS));
                List<String> results = new ArrayList<>();
                workers.forEach(worker -> results.addAll(results(worker.until("done " + label))));
                assertThat(results).as("round " + round).hasSize(PROCESSES * THREADS);
                assertThat(new HashSet<>(results)).as("round " + round).hasSize(1);
                assertThat(asked()).as("round " + round).hasSize(round);
            }
        } finally {
            workers.forEach(WorkerProcess::close);
        }
        figures(
                reporter,
                rounds() + " cold starts of " + PROCESSES + " processes with " + THREADS
                        + " threads: the signer was asked " + asked().size() + " times");
    }

    @Test
    void aKilledHolderIsTakenOver(TestReporter reporter) {
        Map<String, String> settings = settings(folder.resolve("store"));
        LongSummaryStatistics takeovers = new LongSummaryStatistics();
        try (WorkerProcess survivor = start(settings)) {
            survivor.until("ready");
            for (int round = 1; round <= rounds(); round++) {
                String label = "killed-" + round;
                try (WorkerProcess victim = start(settings)) {
                    victim.until("ready");
                    victim.tell("hold " + label);
                    victim.until("asked");
                    survivor.tell("run " + label + " 1");
                    victim.kill();
                }
                long killed = System.nanoTime();
                List<Said> said = survivor.until("done " + label);
                assertThat(lines(said)).contains("event " + label + " ACQUIRED");
                assertThat(results(said)).hasSize(1);
                assertThat(asked()).hasSize(2 * round);
                long taken = nanosOf(said, "asked") - killed;
                assertThat(taken).as("takeover in round " + round).isLessThan(limit());
                takeovers.accept(Math.max(0, taken));
            }
        }
        figures(
                reporter,
                rounds() + " holders killed while signing, lease " + lease() + ": taken over after "
                        + ratio(takeovers.getAverage()) + " leases on average, " + ratio((double) takeovers.getMax())
                        + " at most");
    }

    @Test
    void aStoppedHolderDoesNotSaveLate(TestReporter reporter) {
        Map<String, String> settings = settings(folder.resolve("store"));
        try (WorkerProcess late = start(settings);
                WorkerProcess other = start(settings)) {
            late.until("ready");
            other.until("ready");
            for (int round = 1; round <= rounds(); round++) {
                String label = "stopped-" + round;
                late.tell("hold " + label);
                late.until("asked");
                late.stop();
                other.tell("run " + label + " 1");
                Set<String> newer = new HashSet<>(results(other.until("done " + label)));
                late.tell("sign");
                late.goOn();
                List<Said> said = late.until("done " + label);
                assertThat(lines(said)).contains("event " + label + " LEASE_LOST");
                assertThat(results(said)).as("it uses the newer one").containsExactlyElementsOf(newer);
                other.tell("run " + label + " 1");
                assertThat(results(other.until("done " + label)))
                        .as("the newer one is still stored")
                        .containsExactlyElementsOf(newer);
                assertThat(asked()).hasSize(2 * round);
            }
        }
        figures(reporter, rounds() + " holders stopped past their lease: " + rounds() + " late writes refused");
    }

    /** Reports to JUnit and to the log, as builds show the one or the other. */
    private static void figures(TestReporter reporter, String figures) {
        reporter.publishEntry("figures", figures);
        System.getLogger(SharedStoreContract.class.getName()).log(System.Logger.Level.INFO, "{0}", figures);
    }

    private WorkerProcess start(Map<String, String> settings) {
        return WorkerProcess.start(folder, lease(), settings);
    }

    private long limit() {
        return lease().plus(SLACK).toNanos();
    }

    private String ratio(double nanos) {
        return String.format(java.util.Locale.ROOT, "%.2f", nanos / lease().toNanos());
    }

    /** Returns the public session keys of all results, a failure among them as what it is. */
    private static List<String> results(List<Said> said) {
        return said.stream()
                .map(Said::line)
                .filter(line -> line.startsWith("result ") || line.startsWith("failed "))
                .map(line -> line.startsWith("failed ") ? line : line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    private static List<String> lines(List<Said> said) {
        return said.stream().map(Said::line).toList();
    }

    private static long nanosOf(List<Said> said, String line) {
        return said.stream()
                .filter(one -> one.line().equals(line))
                .findFirst()
                .orElseThrow()
                .nanos();
    }

    /** Returns the lines that signers have written, one each time they were asked. */
    private List<String> asked() {
        try {
            return Files.readAllLines(folder.resolve("signer.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
