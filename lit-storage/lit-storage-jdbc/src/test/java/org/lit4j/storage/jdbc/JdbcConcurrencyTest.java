package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.jdbc.Fixtures.ID;
import static org.lit4j.storage.jdbc.Fixtures.LIFE;
import static org.lit4j.storage.jdbc.Fixtures.T0;
import static org.lit4j.storage.jdbc.Fixtures.numberOf;
import static org.lit4j.storage.jdbc.Fixtures.numbered;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionLease;

/** Several instances over one database, as several JVMs would be. */
class JdbcConcurrencyTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = Integer.getInteger("lit.jdbc.rounds", 15);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    static List<TestDatabase> databases() {
        return TestDatabase.all();
    }

    /** Each reads, adds one and writes under the lease: every step is counted. */
    @ParameterizedTest
    @MethodSource("databases")
    void noUpdateUnderALeaseIsLost(TestDatabase database) {
        String prefix = database.newTables();
        AtomicInteger granted = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        try (JdbcSessionKeyStore first = open(database, prefix, Fixtures.CLOCK)) {
            first.save(numbered(ID, 0));
            Threads.together(THREADS, thread -> {
                try (JdbcSessionKeyStore store = open(database, prefix, Fixtures.CLOCK)) {
                    int mine = 0;
                    while (mine < ROUNDS) {
                        Optional<SessionLease> lease = store.tryLease(ID, MINUTE);
                        if (lease.isEmpty()) {
                            Thread.onSpinWait();
                            continue;
                        }
                        assertThat(inside.incrementAndGet()).isEqualTo(1);
                        int found = numberOf(store.find(ID).orElseThrow());
                        store.save(numbered(ID, found + 1), lease.get());
                        inside.decrementAndGet();
                        store.releaseLease(lease.get());
                        mine++;
                        granted.incrementAndGet();
                    }
                }
            });
            assertThat(granted).hasValue(THREADS * ROUNDS);
            assertThat(numberOf(first.find(ID).orElseThrow())).isEqualTo(THREADS * ROUNDS);
        }
    }

    /** A holder whose clock is behind saves at the moment of the takeover: what came after it always stands. */
    @ParameterizedTest
    @MethodSource("databases")
    void lateWriterNeverOverwritesWhoTookOver(TestDatabase database) {
        String prefix = database.newTables();
        AtomicInteger refused = new AtomicInteger();
        try (JdbcSessionKeyStore slow = open(database, prefix, Fixtures.CLOCK);
                JdbcSessionKeyStore fast = open(database, prefix, Fixtures.at(T0.plus(MINUTE)))) {
            for (int round = 1; round <= ROUNDS; round++) {
                int number = round;
                SessionLease held = slow.tryLease(ID, MINUTE).orElseThrow();
                Threads.together(2, thread -> {
                    if (thread == 0) {
                        refused.addAndGet(saveLate(slow, number, held) ? 0 : 1);
                    } else {
                        SessionLease taken = fast.tryLease(ID, MINUTE).orElseThrow();
                        fast.save(numbered(ID, 1_000 + number), taken);
                        fast.releaseLease(taken);
                    }
                });
                assertThat(numberOf(slow.find(ID).orElseThrow())).isEqualTo(1_000 + number);
            }
            SessionLease held = slow.tryLease(ID, MINUTE).orElseThrow();
            assertThat(fast.tryLease(ID, MINUTE)).isPresent();
            assertThat(saveLate(slow, 1, held)).isFalse();
        }
    }

    /** What a clock that was far ahead has left behind keeps nobody waiting, and its holder cannot save any more. */
    @ParameterizedTest
    @MethodSource("databases")
    void aClockThatWentBackDoesNotKeepADeadHoldersLeaseAlive(TestDatabase database) {
        String prefix = database.newTables();
        Instant far = T0.plus(SessionLease.LONGEST.multipliedBy(2));
        try (JdbcSessionKeyStore ahead = open(database, prefix, Fixtures.at(far));
                JdbcSessionKeyStore later = open(database, prefix, Fixtures.at(T0.plus(MINUTE)));
                JdbcSessionKeyStore now =
                        open(database, prefix, Fixtures.at(T0.plus(MINUTE).minusMillis(1)))) {
            SessionLease wrong = ahead.tryLease(ID, MINUTE).orElseThrow();
            assertThat(later.tryLease(ID, MINUTE)).as("two days").isEmpty();
            SessionLease next = now.tryLease(ID, MINUTE).orElseThrow();
            assertThat(now.tryLease(ID, MINUTE)).as("the next one is held").isEmpty();
            assertThat(saveLate(ahead, 1, wrong)).isFalse();
            now.save(numbered(ID, 2), next);
            assertThat(numberOf(now.find(ID).orElseThrow())).isEqualTo(2);
        }
    }

    private static boolean saveLate(JdbcSessionKeyStore store, int number, SessionLease lease) {
        try {
            store.save(numbered(ID, number), lease);
            return true;
        } catch (LitException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.STORE_LEASE_LOST);
            return false;
        }
    }

    /** What is saved anew while a purge runs is not purged with the old. */
    @ParameterizedTest
    @MethodSource("databases")
    void purgeTakesNothingThatWasSavedMeanwhile(TestDatabase database) {
        String prefix = database.newTables();
        AtomicBoolean done = new AtomicBoolean();
        try (JdbcSessionKeyStore early = open(database, prefix, Fixtures.CLOCK);
                JdbcSessionKeyStore late = open(database, prefix, Fixtures.at(T0.plus(LIFE)))) {
            Threads.together(3, thread -> {
                if (thread > 0) {
                    while (!done.get()) {
                        late.purgeExpired();
                    }
                    return;
                }
                try {
                    for (int round = 0; round < ROUNDS; round++) {
                        early.save(numbered(ID, round));
                        late.save(numbered(ID, round).withAuthSig(Fixtures.authSig(round), Optional.empty()));
                        assertThat(late.find(ID).map(Fixtures::numberOf)).contains(round);
                    }
                } finally {
                    done.set(true);
                }
            });
        }
    }

    static JdbcSessionKeyStore open(TestDatabase database, String prefix, Clock clock) {
        return JdbcSessionKeyStore.over(database.source())
                .tablePrefix(prefix)
                .sealer(Sealers.sealer())
                .clock(clock)
                .open();
    }
}
