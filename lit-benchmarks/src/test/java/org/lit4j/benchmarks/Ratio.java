package org.lit4j.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How often one benchmark is done in the time of another, both of one run.
 *
 * @param what what the ratio says
 * @param above the benchmark whose speed is divided, as {@code Class.method} or {@code Class.method:parameter}
 * @param below the one that it is divided by
 * @param mark what the ratio should reach on a quiet machine; 0 for one that is only shown
 */
record Ratio(String what, String above, String below, double mark) {
    static final List<Ratio> ALL = List.of(
            new Ratio(
                    "a call for 100 nodes, to its signatures alone",
                    "SessionSigsBenchmark.call:100",
                    "SessionSigsBenchmark.signatures:100",
                    0.85),
            new Ratio(
                    "a call for 10 nodes, to its signatures alone",
                    "SessionSigsBenchmark.call:10",
                    "SessionSigsBenchmark.signatures:10",
                    0.7),
            new Ratio(
                    "a call for 100 nodes, to the straightforward way",
                    "SessionSigsBenchmark.call:100",
                    "SessionSigsBenchmark.straightforward:100",
                    1.6),
            new Ratio(
                    "a verdict, to one check of an Ed25519 signature",
                    "VerifierBenchmark.verdict",
                    "VerifierBenchmark.ed25519",
                    0.17),
            new Ratio(
                    "a verdict, to one recovery of a wallet's address",
                    "VerifierBenchmark.verdict",
                    "VerifierBenchmark.recovery",
                    0.3),
            new Ratio(
                    "a verdict with a delegation cache, to one without",
                    "VerifierBenchmark.verdictWithCache",
                    "VerifierBenchmark.verdict",
                    1.3),
            new Ratio(
                    "combining three BLS shares, blst to BouncyCastle",
                    "BlsBenchmark.combine:blst",
                    "BlsBenchmark.combine:bouncycastle",
                    20),
            new Ratio(
                    "checking a BLS signature, blst to BouncyCastle",
                    "BlsBenchmark.verify:blst",
                    "BlsBenchmark.verify:bouncycastle",
                    20),
            new Ratio(
                    "a look-up in files, to one in memory",
                    "StoreBenchmark.find:file",
                    "StoreBenchmark.find:memory",
                    0),
            new Ratio(
                    "a look-up in H2 in memory, to one in memory",
                    "StoreBenchmark.find:jdbc",
                    "StoreBenchmark.find:memory",
                    0),
            new Ratio(
                    "a save in files, to a look-up there", "StoreBenchmark.save:file", "StoreBenchmark.find:file", 0));

    /** Returns the ratio, unless the run left out one of the two. */
    Optional<Double> of(Map<String, Double> perSecond) {
        return Optional.ofNullable(perSecond.get(above))
                .flatMap(speed -> Optional.ofNullable(perSecond.get(below)).map(other -> speed / other));
    }

    /** Returns the line of a report. */
    String line(double ratio) {
        String shown = String.format(Locale.ROOT, "%8.3f  %s", ratio, what);
        return mark == 0 ? shown : shown + String.format(Locale.ROOT, " (should reach %s)", mark);
    }
}
