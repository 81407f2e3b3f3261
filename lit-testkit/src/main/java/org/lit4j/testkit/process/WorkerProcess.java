package org.lit4j.testkit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One running {@link SessionWorker}. One thread at a time, beside the one that reads what it says. */
final class WorkerProcess implements AutoCloseable {
    /** Only there to end a test that hangs. */
    private static final long PATIENCE_SECONDS = 600;

    /** A line, and when it came. */
    record Said(String line, long nanos) {}

    private final Process process;
    private final Writer commands;
    private final List<Said> said = new ArrayList<>();
    private final Path errors;
    private boolean ended;

    private WorkerProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "worker-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static WorkerProcess start(Path folder, Duration lease, Map<String, String> settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SessionWorker.class.getName(),
                folder.resolve("signer.log").toString(),
                Long.toString(lease.toMillis())));
        settings.forEach((key, value) -> command.add(key + "=" + value));
        try {
            Path errors = Files.createTempFile(folder, "worker", ".log");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            return new WorkerProcess(process, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The worker does not listen to '" + command + "'.", e);
        }
    }

    /** Waits for a line and takes it, with all that came before. */
    List<Said> until(String line) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (said) {
            while (true) {
                int at = indexOf(one -> one.line().equals(line));
                if (at >= 0) {
                    List<Said> taken = List.copyOf(said.subList(0, at + 1));
                    said.subList(0, at + 1).clear();
                    return taken;
                }
                waitUntil(deadline, line);
            }
        }
    }

    private void waitUntil(long deadline, String line) {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0 || ended) {
            throw new AssertionError(
                    "The worker never said '" + line + "' but " + said + "; see its errors: " + errors());
        }
        try {
            said.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted.", e);
        }
    }

    private String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private int indexOf(Predicate<Said> wanted) {
        for (int i = 0; i < said.size(); i++) {
            if (wanted.test(said.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Ends it as the system does when it runs out of memory: SIGKILL. */
    void kill() {
        signal("-KILL");
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted.", e);
        }
    }

    void stop() {
        signal("-STOP");
    }

    void goOn() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill " + name + " failed with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted.", e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(new Said(line, System.nanoTime()));
                    said.notifyAll();
                }
            }
        } catch (IOException e) {
            // The process was killed.
        } finally {
            synchronized (said) {
                ended = true;
                said.notifyAll();
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
