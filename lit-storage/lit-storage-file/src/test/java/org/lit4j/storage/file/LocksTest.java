package org.lit4j.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.file.Codes.assertCode;
import static org.lit4j.storage.file.Sessions.id;
import static org.lit4j.storage.file.Sessions.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionLease;

/** Who waits for whom, and what an interrupted thread or another process does to the others. */
class LocksTest extends FolderStoreTest {
    @Test
    void processThatHoldsTheLockIsWaitedForAndItsDeathFreesIt() throws IOException, InterruptedException {
        RecordSealer sealer = Sealers.of("k1");
        FileSessionKeyStore impatient = keep(FileSessionKeyStore.sealed(folder(), sealer)
                .lockTimeout(Duration.ZERO)
                .open());
        String lock = folder().resolve("lock").toString();
        String stripe = String.valueOf(Integer.parseInt(sealer.lookup(id(1)).substring(0, 2), 16));
        try (ChildProcess process = ChildProcess.start(HoldingProcess.class, lock, stripe)) {
            assertThat(process.nextLine()).isEqualTo("held");
            LitException failure = assertCode(ErrorCode.STORE_BUSY, () -> impatient.save(session(id(1), 1)));
            assertThat(failure.retryable()).isTrue();
            assertThat(impatient.find(id(1))).isEmpty();
            process.kill();
        }
        impatient.save(session(id(1), 1));
        assertThat(impatient.find(id(1))).contains(session(id(1), 1));
    }

    @Test
    void threadThatHoldsTheLockIsWaitedFor() throws Exception {
        RecordSealer sealer = Sealers.of("k1");
        FileSessionKeyStore impatient = keep(FileSessionKeyStore.sealed(folder(), sealer)
                .lockTimeout(Duration.ZERO)
                .open());
        FolderLocks locks = FolderLocks.of(folder().resolve("lock"));
        int stripe = Integer.parseInt(sealer.lookup(id(1)).substring(0, 2), 16);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        FutureTask<String> holder = new FutureTask<>(() -> locks.with(stripe, Duration.ofSeconds(30), () -> {
            held.countDown();
            try {
                enough.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "";
        }));
        new Thread(holder).start();
        held.await();
        assertCode(ErrorCode.STORE_BUSY, () -> impatient.save(session(id(1), 1)));
        enough.countDown();
        holder.get();
        impatient.save(session(id(1), 1));
        locks.release();
    }

    /** An interrupt would close the channel that all threads share; it must not, and must not be swallowed. */
    @Test
    void interruptedThreadSavesAndStaysInterrupted() throws InterruptedException, ExecutionException {
        FileSessionKeyStore store = sealed();
        FutureTask<Boolean> interrupted = new FutureTask<>(() -> {
            for (int i = 0; i < 20; i++) {
                Thread.currentThread().interrupt();
                store.save(session(id(1), i));
                assertThat(store.find(id(1))).contains(session(id(1), i));
                assertThat(store.list(Sessions.NETWORK, Sessions.TENANT)).contains(id(1));
                store.rotate();
            }
            return Thread.interrupted();
        });
        Thread thread = new Thread(interrupted);
        thread.start();
        for (int i = 0; i < 20; i++) {
            store.save(session(id(2), i));
            thread.interrupt();
        }
        assertThat(interrupted.get()).isTrue();
        assertThat(store.find(id(1))).contains(session(id(1), 19));
        assertThat(store.find(id(2))).contains(session(id(2), 19));
    }

    /** Seen by a second channel on the lock file: closing one store gives up no lock of another. */
    @Test
    void closingOneStoreDoesNotUnlockTheOther() throws Exception {
        FileSessionKeyStore one = sealed();
        FileSessionKeyStore two = sealed();
        FolderLocks locks = FolderLocks.of(folder().resolve("lock"));
        AtomicReference<String> seen = new AtomicReference<>("");
        locks.with(3, Duration.ofSeconds(30), () -> {
            one.close();
            try (ChildProcess other = ChildProcess.start(
                    ProbingProcess.class, folder().resolve("lock").toString(), "3")) {
                seen.set(String.valueOf(other.nextLine()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return "";
        });
        assertThat(seen).hasValue("locked");
        two.save(session(id(1), 1));
        locks.release();
    }

    /** Prints whether somebody has a lock. */
    static final class ProbingProcess {
        private ProbingProcess() {}

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel =
                    FileChannel.open(java.nio.file.Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                var lock = channel.tryLock(Long.parseLong(arguments[1]), 1, false);
                System.out.println(lock == null ? "locked" : "free");
            }
        }
    }

    /** A clock that was set back lets nobody wait longer than the lease was long. */
    @Test
    void clockSetBackDoesNotKeepADeadHoldersLeaseAlive() {
        Moving clock = new Moving();
        FileSessionKeyStore store =
                keep(FileSessionKeyStore.plaintext(folder()).clock(clock).open());
        SessionLease dead = store.tryLease(id(1), Duration.ofMinutes(1)).orElseThrow();
        clock.now = clock.now.minus(Duration.ofDays(10));
        assertThat(store.tryLease(id(1), Duration.ofMinutes(1))).isEmpty();
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        SessionLease next = store.tryLease(id(1), Duration.ofMinutes(1)).orElseThrow();
        assertCode(ErrorCode.STORE_LEASE_LOST, () -> store.save(session(id(1), 1), dead));
        store.save(session(id(1), 2), next);
        assertThat(Sessions.number(store.find(id(1)).orElseThrow())).isEqualTo(2);
    }

    private static final class Moving extends Clock {
        private Instant now = Sessions.T0;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
