package org.lit4j.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** The one place that knows the logging backend. */
final class Logging {
    private Logging() {}

    /** Shows the flow of session signatures. */
    static void showDebug() {
        setLevel(Level.DEBUG);
    }

    /** Hides warnings about answers that are wrong on purpose, as in the vectors. */
    static void showErrorsOnly() {
        setLevel(Level.ERROR);
    }

    private static void setLevel(Level level) {
        if (LoggerFactory.getLogger("org.lit4j") instanceof Logger logger) {
            logger.setLevel(level);
        }
    }
}
