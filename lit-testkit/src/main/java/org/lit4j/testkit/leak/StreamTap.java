package org.lit4j.testkit.leak;

import static java.util.Objects.requireNonNull;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees what is printed to {@code System.out} or {@code System.err}, and lets it through. */
final class StreamTap implements Tap {
    private final String place;
    private final Supplier<PrintStream> current;
    private final Consumer<PrintStream> replace;
    private @Nullable PrintStream before;
    private @Nullable PrintStream ours;

    private StreamTap(String place, Supplier<PrintStream> current, Consumer<PrintStream> replace) {
        this.place = place;
        this.current = current;
        this.replace = replace;
    }

    static StreamTap out() {
        return new StreamTap("System.out", () -> System.out, System::setOut);
    }

    static StreamTap err() {
        return new StreamTap("System.err", () -> System.err, System::setErr);
    }

    @Override
    public void install(Sink sink) {
        PrintStream through = current.get();
        before = through;
        ours = new PrintStream(new Tee(through, sink, place), true, StandardCharsets.UTF_8);
        replace.accept(ours);
    }

    /** Whoever has put a stream of his own there meanwhile keeps it. */
    @Override
    public void remove() {
        requireNonNull(ours).flush();
        if (current.get() == ours) {
            replace.accept(requireNonNull(before));
        }
    }

    private static final class Tee extends OutputStream {
        private final PrintStream through;
        private final Sink sink;
        private final String place;

        Tee(PrintStream through, Sink sink, String place) {
            this.through = through;
            this.sink = sink;
            this.place = place;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            sink.stream(place, bytes, from, count);
            through.write(bytes, from, count);
        }

        @Override
        public void flush() {
            through.flush();
        }
    }
}
