package org.lit4j.storage.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Runs I/O steps to their end though the thread is interrupted, which would close the channel half-way. The thread is
 * interrupted again afterwards.
 */
final class Uninterrupted {
    private Uninterrupted() {}

    /** A step that can be done again from its beginning. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }

    static <T> T run(Step<T> step) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try {
                    return step.run();
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
