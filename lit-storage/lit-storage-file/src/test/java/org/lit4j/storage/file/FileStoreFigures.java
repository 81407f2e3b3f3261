package org.lit4j.storage.file;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.StoredSession;

/**
 * Measures a sealed store: saves, look-ups, list, purges and rotation. Arguments: a folder on the disk in question, where no
 * store is yet, and how many sessions.
 */
final class FileStoreFigures {
    private static final Instant SOON = Sessions.T0.plusSeconds(300);
    private static final Instant LATE = Sessions.T0.plusSeconds(600);

    private FileStoreFigures() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int sessions = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[0]);
        double save;
        double find;
        double list;
        double idlePurge;
        double purge;
        long bytes;
        try (RecordSealer sealer = Sealers.of("k1");
                FileSessionKeyStore store = open(folder, sealer, Sessions.T0)) {
            save = seconds(() -> IntStream.range(0, sessions)
                    .parallel()
                    .forEach(i -> store.save(session(i, i % 2 == 0 ? SOON : LATE))));
            find = seconds(() -> IntStream.range(0, sessions)
                    .forEach(i -> store.find(Sessions.id(i)).orElseThrow().wipe()));
            list = seconds(() -> store.list(Sessions.NETWORK, Sessions.TENANT));
            bytes = FolderStoreTest.files(folder).stream()
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            idlePurge = seconds(() -> require(0, store.purgeExpired()));
        }
        try (RecordSealer sealer = Sealers.of("k1");
                FileSessionKeyStore store = open(folder, sealer, SOON)) {
            purge = seconds(() -> require((sessions + 1) / 2, store.purgeExpired()));
        }
        try (RecordSealer sealer = Sealers.of("k1", "k2");
                FileSessionKeyStore store = open(folder, sealer, SOON)) {
            double rotation = seconds(() -> require(sessions, store.rotate()));
            out.printf(
                    Locale.ROOT,
                    "%d sessions: %.0f saves/s, %.0f look-ups/s, list %.1f s, purge that expires nothing %.1f s,"
                            + " purge that ends half of the AuthSigs %.1f s, rotation %.1f s, %d bytes each%n",
                    sessions,
                    sessions / save,
                    sessions / find,
                    list,
                    idlePurge,
                    purge,
                    rotation,
                    bytes / sessions);
        }
    }

    private static FileSessionKeyStore open(Path folder, RecordSealer sealer, Instant now) {
        return FileSessionKeyStore.sealed(folder, sealer)
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .open();
    }

    /** Returns a session with an AuthSig that ends then. */
    private static StoredSession session(int number, Instant end) {
        StoredSession session = Sessions.session(Sessions.id(number), number);
        return session.withAuthSig(session.authSig().orElseThrow(), Optional.of(end));
    }

    private static void require(int expected, int counted) {
        if (counted != expected) {
            throw new AssertionError("counted " + counted + " instead of " + expected);
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
