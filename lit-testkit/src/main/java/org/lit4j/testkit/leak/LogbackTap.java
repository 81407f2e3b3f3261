package org.lit4j.testkit.leak;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Sees everything that is logged through logback, at every level. The appenders that are there go on with what they
 * would have got. Is loaded only where logback is the backend: it is nobody's duty.
 */
final class LogbackTap implements Tap {
    private final LoggerContext backend;
    private final Map<Logger, @Nullable Level> levels = new HashMap<>();
    private final List<Logger> tapped = new ArrayList<>();
    private final Map<Appender<ILoggingEvent>, AsBefore> restrained = new HashMap<>();
    private @Nullable Seeing seeing;

    LogbackTap() {
        this.backend = (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    @Override
    public void install(Sink sink) {
        Seeing appender = new Seeing(sink);
        appender.setContext(backend);
        appender.start();
        seeing = appender;
        for (Logger logger : backend.getLoggerList()) {
            boolean root = logger.getName().equals(org.slf4j.Logger.ROOT_LOGGER_NAME);
            logger.iteratorForAppenders().forEachRemaining(this::restrain);
            if (root || !logger.isAdditive()) {
                tapped.add(logger);
                logger.addAppender(appender);
            }
            if (root || logger.getLevel() != null) {
                levels.put(logger, logger.getLevel());
            }
        }
        levels.keySet().forEach(logger -> logger.setLevel(Level.TRACE));
    }

    private void restrain(Appender<ILoggingEvent> appender) {
        restrained.computeIfAbsent(appender, key -> {
            AsBefore filter = new AsBefore();
            filter.start();
            key.addFilter(filter);
            return filter;
        });
    }

    @Override
    public void remove() {
        levels.forEach(Logger::setLevel);
        levels.clear();
        if (seeing != null) {
            tapped.forEach(logger -> logger.detachAppender(seeing));
        }
        tapped.clear();
        restrained.forEach((appender, ours) -> {
            List<Filter<ILoggingEvent>> others = new ArrayList<>(appender.getCopyOfAttachedFiltersList());
            others.remove(ours);
            appender.clearAllFilters();
            others.forEach(appender::addFilter);
        });
        restrained.clear();
    }

    /** Stops what the levels would have stopped. */
    private final class AsBefore extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            String name = event.getLoggerName();
            while (true) {
                Level level = levels.get(backend.getLogger(name));
                if (level != null) {
                    return event.getLevel().isGreaterOrEqual(level) ? FilterReply.NEUTRAL : FilterReply.DENY;
                }
                int dot = name.lastIndexOf('.');
                if (name.equals(org.slf4j.Logger.ROOT_LOGGER_NAME)) {
                    return FilterReply.NEUTRAL;
                }
                name = dot < 0 ? org.slf4j.Logger.ROOT_LOGGER_NAME : name.substring(0, dot);
            }
        }
    }

    private static final class Seeing extends UnsynchronizedAppenderBase<ILoggingEvent> {
        private final Sink sink;

        Seeing(Sink sink) {
            this.sink = sink;
        }

        @Override
        protected void append(ILoggingEvent event) {
            String place = "log of " + event.getLoggerName() + " at " + event.getLevel();
            sink.value(place + ", message", event.getFormattedMessage());
            sink.value(place + ", arguments", event.getArgumentArray());
            sink.value(place + ", key-value pairs", event.getKeyValuePairs());
            sink.value(place + ", MDC", event.getMDCPropertyMap());
            if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
                sink.value(place + ", exception", proxy.getThrowable());
            }
        }
    }
}
