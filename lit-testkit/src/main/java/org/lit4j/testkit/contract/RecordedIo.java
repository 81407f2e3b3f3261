package org.lit4j.testkit.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Sees by the JDK's flight recorder what a thread reads and writes. Loading classes does not count. */
final class RecordedIo {
    private static final List<String> EVENTS =
            List.of("jdk.FileRead", "jdk.FileWrite", "jdk.SocketRead", "jdk.SocketWrite");

    private RecordedIo() {}

    /** Returns one line for everything that this thread read or wrote in a file or socket meanwhile. */
    static List<String> during(Runnable work) {
        try (Recording recording = start()) {
            work.run();
            recording.stop();
            return ioOf(Thread.currentThread(), recording);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recording start() {
        try {
            Recording recording = new Recording();
            EVENTS.forEach(event ->
                    recording.enable(event).withThreshold(Duration.ZERO).withStackTrace());
            recording.start();
            return recording;
        } catch (IllegalStateException | NoClassDefFoundError e) {
            return abort("this Java has no flight recorder: " + e.getMessage());
        }
    }

    private static List<String> ioOf(Thread thread, Recording recording) throws IOException {
        Path file = Files.createTempFile("lit-contract", ".jfr");
        try {
            recording.dump(file);
            List<String> found = new ArrayList<>();
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                RecordedThread by = event.getThread();
                if (EVENTS.contains(event.getEventType().getName())
                        && by != null
                        && by.getJavaThreadId() == thread.getId()
                        && !loadsAClass(event.getStackTrace())) {
                    found.add(event.getEventType().getName());
                }
            }
            return found;
        } finally {
            Files.delete(file);
        }
    }

    private static boolean loadsAClass(RecordedStackTrace trace) {
        if (trace == null) {
            return false;
        }
        for (RecordedFrame frame : trace.getFrames()) {
            if (frame.getMethod().getName().equals("loadClass")) {
                return true;
            }
        }
        return false;
    }
}
