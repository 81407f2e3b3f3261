package org.lit4j.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** The one place that knows the logging backend. */
final class Logging {
    private Logging() {}

    static void showDebug() {
        if (LoggerFactory.getLogger("org.lit4j") instanceof Logger logger) {
            logger.setLevel(Level.DEBUG);
        }
    }
}
