package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuthContextCacheTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

    private final MovingClock clock = new MovingClock(NOW);
    private final AuthContextCache cache = new AuthContextCache(() -> clock);

    private static AuthMethodContext context(String user, int seconds) {
        return new AuthMethodContext(1, user, "lit", NOW.plusSeconds(seconds));
    }

    @Test
    void entriesThatExpireAfterEightSecondsAreGoneAfterEleven() {
        cache.keep("a", context("a", 8), false);
        cache.keep("b", context("b", 8), true);
        cache.keep("c", context("c", 12), false);
        assertThat(cache.size()).isEqualTo(3);

        clock.advance(Duration.ofSeconds(11));

        assertThat(cache.size()).isEqualTo(1);
        assertThat(cache.find(1, "a")).isEmpty();
        assertThat(cache.find(1, "c")).contains(context("c", 12));
    }

    @Test
    void whatServedForASessionKeyIsNotTakenAgain() {
        cache.keep("a", context("a", 8), false);
        assertThat(cache.find(1, "a")).isPresent();
        assertThat(cache.find(6, "a")).as("of another type").isEmpty();

        cache.keep("a", context("a", 8), true);

        assertThat(cache.find(1, "a")).isEmpty();
        assertThat(cache.size()).isEqualTo(1);
    }
}
