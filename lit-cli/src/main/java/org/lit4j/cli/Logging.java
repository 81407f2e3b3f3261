package org.lit4j.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The one place that knows the logging backend. */
final class Logging {
    private Logging() {}

    /** Shows the flow of session signatures. */
    static void showDebug() {
        Logger logger = logger();
        if (logger != null) {
            logger.setLevel(Level.DEBUG);
        }
    }

    /** Hides warnings about answers that are wrong on purpose, as in the vectors, while the work runs. */
    static <T> T quietly(java.util.function.Supplier<T> work) {
        Logger logger = logger();
        if (logger == null) {
            return work.get();
        }
        @Nullable Level before = logger.getLevel();
        logger.setLevel(Level.ERROR);
        try {
            return work.get();
        } finally {
            logger.setLevel(before);
        }
    }

    private static @Nullable Logger logger() {
        return LoggerFactory.getLogger("org.lit4j") instanceof Logger logger ? logger : null;
    }
}
