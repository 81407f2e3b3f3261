package org.lit4j.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs benchmarks and prints what is done a second, then the ratios. Speeds are of this machine and moment; ratios of one
 * run are what can be compared. Argument: a regular expression that chooses benchmarks; all without one.
 */
public final class Ratios {
    private Ratios() {}

    public static void main(String[] arguments) throws RunnerException {
        String chosen = arguments.length == 0 ? ".*" : arguments[0];
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("org\\.lit4j\\.benchmarks\\..*" + chosen)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .timeUnit(TimeUnit.SECONDS)
                        .jvmArgs("-Xmx512m")
                        .build())
                .run();
        report(results).forEach(System.out::println);
    }

    /** Returns the lines of a report: speeds, then ratios. */
    static List<String> report(Collection<RunResult> results) {
        Map<String, Double> speeds = perSecond(results);
        List<String> lines = new ArrayList<>();
        speeds.forEach((name, speed) -> lines.add(String.format(Locale.ROOT, "%,14.1f/s  %s", speed, name)));
        for (Ratio ratio : Ratio.ALL) {
            ratio.of(speeds).map(ratio::line).ifPresent(lines::add);
        }
        return lines;
    }

    /** Returns the best iteration of each, as other work on the machine can only slow one down. */
    static Map<String, Double> perSecond(Collection<RunResult> results) {
        Map<String, Double> speeds = new TreeMap<>();
        for (RunResult result : results) {
            speeds.put(name(result), result.getPrimaryResult().getStatistics().getMax());
        }
        return speeds;
    }

    private static String name(RunResult result) {
        String full = result.getParams().getBenchmark();
        int type = full.lastIndexOf('.', full.lastIndexOf('.') - 1);
        String parameters = result.getParams().getParamsKeys().stream()
                .sorted(Comparator.naturalOrder())
                .map(result.getParams()::getParam)
                .reduce("", (all, one) -> all + ":" + one);
        return full.substring(type + 1) + parameters;
    }
}
