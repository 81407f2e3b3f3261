package org.lit4j.testkit.leak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Sees everything that is logged through {@code java.util.logging}, at every level. */
final class JulTap implements Tap {
    /** Strong references: a logger that nobody holds is forgotten, and its level with it. */
    private final Map<Logger, @Nullable Level> levels = new LinkedHashMap<>();

    private final List<Logger> tapped = new ArrayList<>();
    private @Nullable Handler handler;

    @Override
    public void install(Sink sink) {
        Handler seeing = new Seeing(sink);
        handler = seeing;
        for (String name : Collections.list(LogManager.getLogManager().getLoggerNames())) {
            Logger logger = LogManager.getLogManager().getLogger(name);
            if (logger == null) {
                continue;
            }
            boolean root = logger.getParent() == null;
            if (root || logger.getLevel() != null) {
                levels.put(logger, logger.getLevel());
                logger.setLevel(Level.ALL);
            }
            if (root || !logger.getUseParentHandlers()) {
                tapped.add(logger);
                logger.addHandler(seeing);
            }
        }
    }

    @Override
    public void remove() {
        Handler seeing = handler;
        if (seeing != null) {
            tapped.forEach(logger -> logger.removeHandler(seeing));
        }
        levels.forEach(Logger::setLevel);
        tapped.clear();
        levels.clear();
    }

    private static final class Seeing extends Handler {
        private static final SimpleFormatter TEXT = new SimpleFormatter();

        private final Sink sink;

        Seeing(Sink sink) {
            this.sink = sink;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord record) {
            String place = "log of " + record.getLoggerName() + " at " + record.getLevel();
            sink.value(place + ", message", TEXT.formatMessage(record));
            sink.value(place + ", arguments", record.getParameters());
            sink.value(place + ", exception", record.getThrown());
            sink.value(place + ", MDC", MDC.getCopyOfContextMap());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
