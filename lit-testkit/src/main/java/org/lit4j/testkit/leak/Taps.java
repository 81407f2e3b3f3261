package org.lit4j.testkit.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The taps of the process: there while somebody watches. Thread-safe. */
final class Taps {
    private static final Taps PROCESS = new Taps();

    private final List<Sink> sinks = new CopyOnWriteArrayList<>();
    private final List<Tap> installed = new ArrayList<>();

    private Taps() {}

    /** Has a sink see what passes from now on. */
    static void join(Sink sink) {
        PROCESS.add(sink);
    }

    /** Undoes {@link #join}. */
    static void leave(Sink sink) {
        PROCESS.drop(sink);
    }

    private synchronized void add(Sink sink) {
        if (sinks.isEmpty()) {
            // Streams last, so that nothing keeps ours.
            List<Tap> taps = new ArrayList<>(List.of(new JulTap()));
            if (logbackIsInUse()) {
                taps.add(new LogbackTap());
            }
            taps.add(StreamTap.out());
            taps.add(StreamTap.err());
            for (Tap tap : taps) {
                tap.install(new Everybody());
                installed.add(tap);
            }
        }
        sinks.add(sink);
    }

    /** Asked here, for already the question would link {@link LogbackTap} to classes that need not be there. */
    private static boolean logbackIsInUse() {
        return LoggerFactory.getILoggerFactory().getClass().getName().equals("ch.qos.logback.classic.LoggerContext");
    }

    private synchronized void drop(Sink sink) {
        if (sinks.remove(sink) && sinks.isEmpty()) {
            for (int i = installed.size() - 1; i >= 0; i--) {
                installed.get(i).remove();
            }
            installed.clear();
        }
    }

    private final class Everybody implements Sink {
        @Override
        public void value(String place, @Nullable Object value) {
            sinks.forEach(sink -> sink.value(place, value));
        }

        @Override
        public void stream(String place, byte[] bytes, int from, int count) {
            sinks.forEach(sink -> sink.stream(place, bytes, from, count));
        }
    }
}
