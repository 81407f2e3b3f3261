package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private static final Instant T0 = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void standsStillUntilItIsSet() {
        SettableClock clock = new SettableClock(T0);
        assertThat(clock.instant()).isEqualTo(T0);
        clock.advance(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(T0.plusSeconds(3));
        clock.advance(Duration.ofSeconds(-4));
        assertThat(clock.instant()).isEqualTo(T0.minusSeconds(1));
        clock.set(T0);
        assertThat(clock.instant()).isEqualTo(T0);
    }

    @Test
    void showsTheSameTimeInAnotherZone() {
        SettableClock clock = new SettableClock(T0);
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        Clock there = clock.withZone(tokyo);
        clock.advance(Duration.ofHours(1));
        assertThat(there.instant()).isEqualTo(T0.plusSeconds(3600));
        assertThat(there.getZone()).isEqualTo(tokyo);
        assertThat(there.withZone(clock.getZone()).instant()).isEqualTo(clock.instant());
    }
}
