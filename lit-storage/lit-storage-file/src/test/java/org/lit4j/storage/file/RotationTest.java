package org.lit4j.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.file.Codes.assertCode;
import static org.lit4j.storage.file.Sessions.id;
import static org.lit4j.storage.file.Sessions.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.session.RecordSealer;

/** Sealing again under another key. */
class RotationTest extends FolderStoreTest {
    private static final int THREADS = 8;
    private static final int RECORDS = Integer.getInteger("lit.rotation.records", 80);

    @Test
    void everythingIsSealedAgainAndFoundAgain() {
        FileSessionKeyStore before = sealed();
        for (int i = 0; i < 10; i++) {
            before.save(session(id(i), i));
        }
        before.close();
        FileSessionKeyStore after = sealed(Sealers.of("k1", "k2"));
        assertThat(after.keysInUse()).isEqualTo(Map.of("k1", 10L));
        assertThat(after.rotate()).isEqualTo(10);
        assertThat(after.rotate()).isZero();
        assertThat(after.keysInUse()).isEqualTo(Map.of("k2", 10L));
        after.close();
        FileSessionKeyStore without = sealed(Sealers.of("k2"));
        for (int i = 0; i < 10; i++) {
            assertThat(without.find(id(i))).contains(session(id(i), i));
        }
        assertThat(without.list(Sessions.NETWORK, Sessions.TENANT)).hasSize(10);
    }

    @Test
    void goesOnWhereItWasInterrupted() {
        FileSessionKeyStore before = sealed();
        for (int i = 0; i < 6; i++) {
            before.save(session(id(i), i));
        }
        FileSessionKeyStore after = sealed(Sealers.of("k1", "k2"));
        after.save(session(id(0), 100));
        after.save(session(id(1), 101));
        assertThat(after.rotate()).isEqualTo(4);
    }

    /** Four threads read and four write while everything is sealed again: nothing is lost, the old key is out of use. */
    @Test
    void storeStaysInUse() throws InterruptedException, ExecutionException, IOException {
        FileSessionKeyStore old = sealed();
        for (int i = 0; i < RECORDS; i++) {
            old.save(session(id(i), i));
        }
        old.close();
        FileSessionKeyStore store = sealed(Sealers.of("k1", "k2"));
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong uses = new AtomicLong();
        CountDownLatch running = new CountDownLatch(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> results = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            results.add(threads.submit(() -> {
                long round = 0;
                while (round == 0 || !done.get()) {
                    int record = (int) ((thread + round * THREADS) % RECORDS);
                    if (thread % 2 == 0) {
                        store.save(session(id(record), record + (round + 1) * RECORDS));
                    } else {
                        var found = store.find(id(record)).orElseThrow();
                        assertThat(Sessions.number(found) % RECORDS).isEqualTo(record);
                        found.wipe();
                    }
                    uses.incrementAndGet();
                    if (round++ == 0) {
                        running.countDown();
                    }
                }
                return round;
            }));
        }
        running.await();
        store.rotate();
        done.set(true);
        threads.shutdown();
        for (Future<?> result : results) {
            result.get();
        }
        assertThat(uses.get()).isGreaterThanOrEqualTo(THREADS);
        assertThat(store.keysInUse()).isEqualTo(Map.of("k2", (long) RECORDS));
        for (int i = 0; i < RECORDS; i++) {
            assertThat(Sessions.number(store.find(id(i)).orElseThrow()) % RECORDS)
                    .isEqualTo(i);
        }
        assertThat(damaged()).isEmpty();
    }

    @Test
    void plainTextHasNothingToSealAgain() {
        FileSessionKeyStore store = plaintext();
        assertCode(ErrorCode.SEALER_MISSING, store::rotate);
        assertCode(ErrorCode.SEALER_MISSING, store::keysInUse);
    }

    @Test
    void ringWithoutTheOldKeyLeavesWhatItCannotOpen() {
        FileSessionKeyStore before = sealed();
        before.save(session(id(1), 1));
        RecordSealer stranger = Sealers.of("k2");
        FileSessionKeyStore after = sealed(stranger);
        assertThat(after.rotate()).isZero();
        assertThat(after.keysInUse()).isEqualTo(Map.of("k1", 1L));
        assertThat(before.find(id(1))).contains(session(id(1), 1));
    }
}
