package org.lit4j.devnet;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts how capacity credits are used, over the last thousand seconds. Thread-safe. */
final class CreditUse {
    /** The time over which requests are counted. */
    static final Duration WINDOW = Duration.ofSeconds(1000);

    private final Map<BigInteger, Deque<Instant>> uses = new HashMap<>();

    /** Returns how many requests a second the credits that have not expired allow together. */
    static double allowedPerSecond(List<CapacityCredit> credits, Instant now) {
        return credits.stream()
                        .filter(credit -> credit.isLiveAt(now))
                        .mapToLong(CapacityCredit::requestsPerKilosecond)
                        .sum()
                / 1000.0;
    }

    /** Records a request on the first credit with quota left, and returns that; empty when none has any. */
    synchronized Optional<CapacityCredit> record(List<CapacityCredit> credits, Instant now) {
        for (CapacityCredit credit : credits) {
            Deque<Instant> stamps = stamps(credit, now);
            if (credit.isLiveAt(now) && stamps.size() * 1000.0 / WINDOW.toSeconds() < credit.requestsPerKilosecond()) {
                stamps.addLast(now);
                return Optional.of(credit);
            }
        }
        return Optional.empty();
    }

    synchronized int count(CapacityCredit credit, Instant now) {
        return stamps(credit, now).size();
    }

    /** Returns when the oldest request that counts stops counting. */
    synchronized Optional<Instant> nextAt(List<CapacityCredit> credits, Instant now) {
        return credits.stream()
                .flatMap(credit -> stamps(credit, now).stream().limit(1))
                .min(Instant::compareTo)
                .map(oldest -> oldest.plus(WINDOW));
    }

    private Deque<Instant> stamps(CapacityCredit credit, Instant now) {
        Deque<Instant> stamps = uses.computeIfAbsent(credit.tokenId(), id -> new ArrayDeque<>());
        stamps.removeIf(stamp -> stamp.isBefore(now.minus(WINDOW)));
        return stamps;
    }
}
