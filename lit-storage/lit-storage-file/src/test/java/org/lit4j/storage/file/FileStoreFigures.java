package org.lit4j.storage.file;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.lit4j.core.session.RecordSealer;

/** Measures a sealed store: saves, look-ups, list and purge. Arguments: a folder on the disk in question, how many sessions. */
final class FileStoreFigures {
    private FileStoreFigures() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int sessions = Integer.parseInt(arguments[1]);
        try (RecordSealer sealer = Sealers.of("k1");
                FileSessionKeyStore store = FileSessionKeyStore.sealed(Path.of(arguments[0]), sealer)
                        .open()) {
            double save = seconds(() -> IntStream.range(0, sessions)
                    .parallel()
                    .forEach(i -> store.save(Sessions.session(Sessions.id(i), i))));
            double find = seconds(() -> IntStream.range(0, sessions)
                    .forEach(i -> store.find(Sessions.id(i)).orElseThrow().wipe()));
            double list = seconds(() -> store.list(Sessions.NETWORK, Sessions.TENANT));
            double purge = seconds(store::purgeExpired);
            long bytes = FolderStoreTest.files(Path.of(arguments[0])).stream()
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            out.printf(
                    Locale.ROOT,
                    "%d sessions: %.0f saves/s, %.0f look-ups/s, list %.1f s, purge that expires nothing %.1f s, %d bytes each%n",
                    sessions,
                    sessions / save,
                    sessions / find,
                    list,
                    purge,
                    bytes / sessions);
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
