package org.lit4j.storage.file;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Holds the lock of one identity until it is killed. */
final class HoldingProcess {
    private HoldingProcess() {}

    /** Takes the lock file and the stripe. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        FolderLocks locks = FolderLocks.of(Path.of(arguments[0]));
        locks.with(Integer.parseInt(arguments[1]), Duration.ofSeconds(10), () -> {
            out.println("held");
            try {
                Thread.currentThread().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "";
        });
    }
}
