package org.lit4j.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.StoredSession;

/**
 * A process that saves all the time is killed with SIGKILL, at any instant, again and again: no save that returned is lost,
 * no record is unreadable. {@code -Dlit.kills=500} says how often.
 */
class KilledProcessTest extends FolderStoreTest {
    private static final int KILLS = Integer.getInteger("lit.kills", 4);

    private final SecureRandom random = new SecureRandom();
    private final long[] saved = new long[SavingProcess.IDENTITIES];
    private long next = 1;
    private long acknowledged;
    private long underWay;

    @Test
    void nothingThatWasSavedIsLost() throws IOException, InterruptedException {
        for (int kill = 0; kill < KILLS; kill++) {
            boolean sealed = kill % 2 == 0;
            if (kill == KILLS / 2) {
                assertThat(acknowledged).isPositive();
            }
            killOnce(sealed ? "sealed" : "plaintext");
        }
        System.getLogger("lit")
                .log(
                        System.Logger.Level.INFO,
                        KILLS + " kills, " + acknowledged + " saves acknowledged, " + underWay
                                + " found that were not yet, none lost, none unreadable");
    }

    private void killOnce(String mode) throws IOException, InterruptedException {
        var folder = scratch.resolve(mode);
        try (ChildProcess process =
                ChildProcess.start(SavingProcess.class, folder.toString(), mode, String.valueOf(next))) {
            long until = next + random.nextInt(12);
            String line = process.nextLine();
            while (line != null && acknowledge(line) < until) {
                line = process.nextLine();
            }
            LockSupport.parkNanos(random.nextInt((int) TimeUnit.MILLISECONDS.toNanos(8)));
            process.kill();
            while ((line = process.nextLine()) != null) {
                acknowledge(line);
            }
        }
        check(mode);
    }

    private long acknowledge(@Nullable String line) {
        long number = Long.parseLong(String.valueOf(line));
        saved[(int) (number % saved.length)] = number;
        acknowledged++;
        return number;
    }

    /** Each identity has what was last acknowledged, or the one save that was under way. */
    private void check(String mode) throws IOException {
        try (RecordSealer sealer = Sealers.of("k1");
                FileSessionKeyStore store = mode.equals("sealed")
                        ? FileSessionKeyStore.sealed(scratch.resolve(mode), sealer)
                                .open()
                        : FileSessionKeyStore.plaintext(scratch.resolve(mode)).open()) {
            long last = next - 1;
            for (long number : saved) {
                last = Math.max(last, number);
            }
            for (int identity = 0; identity < saved.length; identity++) {
                if (saved[identity] < next) {
                    continue; // an earlier process saved it, in the other folder
                }
                StoredSession found = store.find(Sessions.id(identity)).orElseThrow();
                long number = Sessions.number(found);
                found.wipe();
                boolean wasUnderWay = number == last + 1 && number % saved.length == identity;
                underWay += wasUnderWay ? 1 : 0;
                assertThat(number == saved[identity] || wasUnderWay)
                        .as("identity %d has %d, acknowledged was %d, last %d", identity, number, saved[identity], last)
                        .isTrue();
            }
            store.list(Sessions.NETWORK, Sessions.TENANT);
            store.purgeExpired();
            assertThat(files(scratch.resolve(mode).resolve("damaged"))).isEmpty();
            next = last + 2;
        }
    }
}
