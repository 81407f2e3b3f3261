package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.jdbc.Fixtures.assertFails;
import static org.lit4j.storage.jdbc.Fixtures.id;
import static org.lit4j.storage.jdbc.Fixtures.numberOf;
import static org.lit4j.storage.jdbc.Fixtures.numbered;
import static org.lit4j.storage.jdbc.Fixtures.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.crypto.sealing.KeyRing;

class JdbcRotationTest {
    private static final int RECORDS = 250;
    private static final int THREADS = 8;

    static List<TestDatabase> databases() {
        return TestDatabase.all();
    }

    /** Eight threads, each with records of its own, read and write; some have the new ring, some still the old one. */
    @ParameterizedTest
    @MethodSource("databases")
    void nothingIsLostWhileOthersReadAndWrite(TestDatabase database) {
        String prefix = database.newTables();
        AtomicIntegerArray written = new AtomicIntegerArray(RECORDS);
        AtomicInteger left = new AtomicInteger(THREADS);
        KeyRing ring = Sealers.rotated();
        try (JdbcSessionKeyStore old = open(database, prefix, Sealers.sealer());
                JdbcSessionKeyStore fresh = open(database, prefix, Sealers.of(ring))) {
            for (int n = 0; n < RECORDS; n++) {
                old.save(numbered(id(n), 0));
            }
            Threads.together(THREADS + 1, thread -> {
                if (thread == THREADS) {
                    do {
                        fresh.rotate();
                    } while (left.get() > 0);
                    return;
                }
                try {
                    for (int round = 1; round <= 3; round++) {
                        for (int n = thread; n < RECORDS; n += THREADS) {
                            assertThat(numberOf(fresh.find(id(n)).orElseThrow()))
                                    .isEqualTo(written.get(n));
                            (round == 1 ? old : fresh).save(numbered(id(n), round));
                            written.set(n, round);
                        }
                    }
                } finally {
                    left.decrementAndGet();
                }
            });
            assertThat(fresh.keysInUse()).containsExactlyInAnyOrderEntriesOf(Map.of("k2", (long) RECORDS));
        }
        try (JdbcSessionKeyStore without = open(database, prefix, Sealers.of(ring.without("k1")))) {
            for (int n = 0; n < RECORDS; n++) {
                assertThat(numberOf(without.find(id(n)).orElseThrow())).isEqualTo(3);
            }
            assertThat(without.list(Fixtures.NETWORK, Fixtures.TENANT)).hasSize(RECORDS);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void countsWhatItSealedAgainAndGoesOnAfterAnInterruption(TestDatabase database) {
        String prefix = database.newTables();
        try (JdbcSessionKeyStore old = open(database, prefix, Sealers.sealer())) {
            for (int n = 0; n < RECORDS; n++) {
                old.save(numbered(id(n), n));
            }
            assertThat(old.rotate()).isZero();
        }
        int failAt = 130;
        RecordSealer sealer = Sealers.of(Sealers.rotated());
        try (JdbcSessionKeyStore interrupted = open(database, prefix, new FailingSealer(sealer, failAt))) {
            assertFails(ErrorCode.CLOSED, interrupted::rotate);
        }
        try (JdbcSessionKeyStore next = open(database, prefix, sealer)) {
            long done = next.keysInUse().getOrDefault("k2", 0L);
            assertThat(done).isPositive().isLessThan(failAt);
            assertThat(next.rotate()).isEqualTo(RECORDS - (int) done);
            assertThat(next.keysInUse()).isEqualTo(Map.of("k2", (long) RECORDS));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatCannotBeOpenedStaysAndIsCounted(TestDatabase database) {
        String prefix = database.newTables();
        try (JdbcSessionKeyStore store = open(database, prefix, Sealers.sealer())) {
            store.save(session(id(1), 1));
            store.save(session(id(2), 2));
            Fixtures.update(
                    database,
                    "UPDATE " + prefix + "session SET auth_sig = session_key WHERE lookup = ?",
                    Sealers.sealer().lookup(id(1)));
            Fixtures.update(
                    database,
                    "UPDATE " + prefix + "session SET identity = auth_sig WHERE lookup = ?",
                    Sealers.sealer().lookup(id(2)));
        }
        try (JdbcSessionKeyStore fresh = open(database, prefix, Sealers.of(Sealers.rotated()))) {
            assertThat(fresh.rotate()).isEqualTo(1);
            assertThat(fresh.keysInUse()).isEqualTo(Map.of("k1", 1L, "k2", 1L));
            assertThat(fresh.find(id(2))).contains(session(id(2), 2));
        }
    }

    /** The rotation has read the row when a purge takes the AuthSig: it does not come back. */
    @ParameterizedTest
    @MethodSource("databases")
    void aPurgedAuthSigDoesNotComeBack(TestDatabase database) {
        String prefix = database.newTables();
        try (JdbcSessionKeyStore store = open(database, prefix, Sealers.sealer());
                JdbcSessionKeyStore later =
                        JdbcConcurrencyTest.open(database, prefix, Fixtures.at(Fixtures.T0.plus(Fixtures.LIFE)))) {
            store.save(session(id(1), 1));
            RecordSealer purging = new FailingSealer(Sealers.of(Sealers.rotated()), 1) {
                @Override
                void atTurn() {
                    assertThat(later.purgeExpired()).isEqualTo(1);
                }
            };
            try (JdbcSessionKeyStore rotating = open(database, prefix, purging)) {
                assertThat(rotating.rotate()).isEqualTo(1);
                assertThat(rotating.find(id(1))).contains(session(id(1), 1).withoutAuthSig());
            }
        }
    }

    @Test
    void plainTextHasNothingToRotate() {
        TestDatabase database = TestDatabase.H2;
        try (JdbcSessionKeyStore store = JdbcSessionKeyStore.over(database.source())
                .tablePrefix(database.newTables())
                .plaintext()
                .open()) {
            assertFails(ErrorCode.SEALER_MISSING, store::rotate);
            assertFails(ErrorCode.SEALER_MISSING, store::keysInUse);
        }
    }

    private static JdbcSessionKeyStore open(TestDatabase database, String prefix, RecordSealer sealer) {
        return JdbcSessionKeyStore.over(database.source())
                .tablePrefix(prefix)
                .sealer(sealer)
                .clock(Fixtures.CLOCK)
                .open();
    }
}
