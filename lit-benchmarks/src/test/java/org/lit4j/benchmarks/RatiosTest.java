package org.lit4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs, and every ratio finds both of its benchmarks. How fast they are is nothing for a test. */
class RatiosTest {
    @Test
    void everyBenchmarkRunsOnce() throws Exception {
        System.setProperty("jmh.ignoreLock", "true");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("org\\.lit4j\\.benchmarks\\..*")
                        .forks(0)
                        .mode(Mode.SingleShotTime)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        assertThat(results).hasSize(20);
        Map<String, Double> speeds = Ratios.perSecond(results);
        assertThat(Ratio.ALL)
                .allSatisfy(
                        ratio -> assertThat(ratio.of(speeds)).as(ratio.what()).isPresent());
        assertThat(Ratios.report(results)).hasSize(20 + Ratio.ALL.size());
    }

    @Test
    void aRatioDividesSpeeds() {
        Ratio ratio = new Ratio("this to that", "A.x", "B.y:1", 2);
        assertThat(ratio.of(Map.of("A.x", 6.0, "B.y:1", 2.0))).hasValue(3.0);
        assertThat(ratio.of(Map.of("A.x", 6.0))).isEmpty();
        assertThat(ratio.line(3)).isEqualTo("   3.000  this to that (should reach 2.0)");
    }
}
