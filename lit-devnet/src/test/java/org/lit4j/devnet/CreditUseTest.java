package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The nodes' own table for rate limits of datil. */
class CreditUseTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final String OWNER = "0x91fa13b1E730E912a3C91FD1B41770Cb77e9a2e3";

    private final CreditUse use = new CreditUse();

    private static CapacityCredit credit(int id, long perKilosecond, Duration life) {
        return new CapacityCredit(BigInteger.valueOf(id), OWNER, perKilosecond, NOW.plus(life));
    }

    private static CapacityCredit credit(int id, long perKilosecond) {
        return credit(id, perKilosecond, Duration.ofDays(1));
    }

    @Test
    void requestsASecond() {
        assertThat(CreditUse.allowedPerSecond(List.of(), NOW)).isZero();
        assertThat(CreditUse.allowedPerSecond(List.of(credit(0, 200, Duration.ZERO)), NOW))
                .isZero();
        assertThat(CreditUse.allowedPerSecond(List.of(credit(0, 1)), NOW)).isEqualTo(0.001);
        assertThat(CreditUse.allowedPerSecond(List.of(credit(0, 200)), NOW)).isEqualTo(0.2);
        use.record(List.of(credit(0, 200)), NOW.minus(Duration.ofDays(1)));
        assertThat(CreditUse.allowedPerSecond(List.of(credit(0, 200)), NOW)).isEqualTo(0.2);
    }

    @Test
    void usageIsRecordedOnTheFirstCreditWithQuota() {
        CapacityCredit one = credit(0, 200);
        assertThat(use.record(List.of(one), NOW)).contains(one);
        assertThat(use.count(one, NOW)).isEqualTo(1);
        assertThat(use.record(List.of(one), NOW)).contains(one);
        assertThat(use.count(one, NOW)).isEqualTo(2);

        CreditUse two = new CreditUse();
        two.record(List.of(one), NOW);
        assertThat(two.record(List.of(one, credit(1, 200)), NOW)).contains(one);
        assertThat(two.count(one, NOW)).isEqualTo(2);

        CapacityCredit empty = credit(0, 0);
        CapacityCredit second = credit(1, 200);
        CreditUse three = new CreditUse();
        assertThat(three.record(List.of(empty, second), NOW)).contains(second);
        assertThat(three.count(empty, NOW)).isZero();
        assertThat(three.count(second, NOW)).isEqualTo(1);
    }

    @Test
    void aQuotaIsUsedUpAndComesBack() {
        List<CapacityCredit> credits = List.of(credit(0, 2), credit(1, 1, Duration.ZERO));
        assertThat(use.record(credits, NOW)).isPresent();
        assertThat(use.record(credits, NOW.plusSeconds(1))).isPresent();
        assertThat(use.record(credits, NOW.plusSeconds(2))).isEmpty();
        assertThat(use.nextAt(credits, NOW.plusSeconds(2))).contains(NOW.plus(CreditUse.WINDOW));
        assertThat(use.record(credits, NOW.plus(CreditUse.WINDOW).plusSeconds(1)))
                .contains(credits.get(0));
    }
}
