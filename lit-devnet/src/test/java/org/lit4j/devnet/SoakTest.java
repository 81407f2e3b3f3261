package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lit4j.devnet.Soak.Sample;

/** The short form of {@link Soak}: {@code -Dlit.soak=N} sends N requests. */
class SoakTest {
    private static final long REQUESTS = Long.getLong("lit.soak", 800);

    /** In kB. In the short form the nodes' records of what they saw still grow: they end at a thousand requests each. */
    private static final long HEAP_SLACK = 3_000;

    @Test
    void nothingGrowsAndNothingIsLeft() throws Exception {
        Soak soak = new Soak(REQUESTS, sample -> log(sample.toString()));

        soak.run();
        log(soak.outcomes().toString());

        List<Sample> samples = soak.samples();
        Sample before = samples.get(0);
        Sample warm = samples.get(3);
        Sample last = samples.get(10);
        Sample after = samples.get(11);
        assertThat(last.requests()).isEqualTo(REQUESTS);
        assertThat(soak.outcomes()).containsKeys("200", "403", "402", "500", "dropped", "malformed");
        assertThat(last.threads()).as(samples.toString()).isLessThanOrEqualTo(warm.threads() + 12);
        assertThat(last.files()).as(samples.toString()).isLessThanOrEqualTo(warm.files() + 40);
        assertThat(last.heapKilobytes()).as(samples.toString()).isLessThan(warm.heapKilobytes() + HEAP_SLACK);
        assertThat(after.threads()).as(samples.toString()).isLessThan(before.threads() + 8);
        assertThat(after.files()).as(samples.toString()).isLessThanOrEqualTo(before.files());
    }

    private static void log(String figures) {
        System.getLogger(SoakTest.class.getName()).log(System.Logger.Level.INFO, "{0}", figures);
    }
}
