package org.lit4j.testkit.leak;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Watches where secrets leak, from {@link #start} to {@link #close}: everything that is logged at any level through
 * logback or {@code java.util.logging}, with arguments, exceptions and MDC; {@code System.out} and {@code System.err};
 * the files of given folders; and whatever it is shown. {@link LeakCanary} is the same for JUnit.
 *
 * <p>Loggers log at all levels meanwhile; appenders of logback and handlers that were there get no more than before. The
 * streams are those of the process, so threads that run at the same time are watched too. Thread-safe. What was seen is
 * kept in memory.
 */
public final class LeakWatch implements AutoCloseable {
    private static final Logger PROBE = LoggerFactory.getLogger("org.lit4j.testkit.leak.probe");
    private static final int PLANTED_BYTES = 32;

    private final SecureRandom random;
    private final Map<String, byte[]> secrets = new LinkedHashMap<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, ByteArrayOutputStream> streams = new LinkedHashMap<>();
    private final Set<Path> folders = new LinkedHashSet<>();
    private final Sink sink = new Own();
    private final boolean seesSlf4j;

    private LeakWatch(SecureRandom random) {
        this.random = random;
        Taps.join(sink);
        this.seesSlf4j = probe();
    }

    /**
     * Starts watching.
     *
     * @param random where planted secrets come from
     */
    public static LeakWatch start(SecureRandom random) {
        return new LeakWatch(requireNonNull(random, "random"));
    }

    /**
     * Says whether what is logged through slf4j arrives here. It does not when no backend is there, nor when it is another
     * one than logback and {@code java.util.logging} and does not print to {@code System.out} or {@code System.err} at
     * TRACE.
     */
    public boolean seesSlf4j() {
        return seesSlf4j;
    }

    /** Makes a secret of 32 random bytes, to be handed to what is tested; from now on it must not be seen anywhere. */
    public byte[] plant(String name) {
        byte[] secret = new byte[PLANTED_BYTES];
        random.nextBytes(secret);
        plant(name, secret);
        return secret;
    }

    /**
     * Names a secret that must not be seen anywhere.
     *
     * @param secret at least {@value SecretScanner#FRAGMENT} bytes, not too uniform; copied
     * @throws IllegalArgumentException when it cannot be recognised
     */
    public synchronized void plant(String name, byte[] secret) {
        new KnownSecret(name, secret);
        secrets.put(requireNonNull(name, "name"), secret.clone());
    }

    /**
     * Shows something that must hold no secret: a text, bytes, an exception with its causes and what it suppressed, a JSON
     * value, rows of a table; collections, maps, arrays, optionals and records are looked into; of anything else, its
     * {@code toString}.
     *
     * @param place says in the findings what it is
     */
    public void look(String place, @Nullable Object value) {
        sink.value(place, value);
    }

    /** Has the names and contents of all files below a folder searched, when {@link #findings} is called. */
    public synchronized void folder(Path folder) {
        folders.add(requireNonNull(folder, "folder"));
    }

    /**
     * Searches everything that was seen by now.
     *
     * @throws UncheckedIOException when a file cannot be read
     */
    public synchronized List<Finding> findings() {
        SecretScanner.Builder builder = SecretScanner.builder();
        secrets.forEach(builder::secret);
        SecretScanner scanner = builder.build();
        look("MDC of the thread", MDC.getCopyOfContextMap());
        Set<Finding> findings = new LinkedHashSet<>();
        pieces.forEach(piece -> findings.addAll(piece.scan(scanner)));
        streams.forEach((place, bytes) -> findings.addAll(scanner.scan(place, bytes.toByteArray())));
        folders.forEach(folder -> findings.addAll(scanFolder(folder, scanner)));
        return List.copyOf(findings);
    }

    private static List<Finding> scanFolder(Path folder, SecretScanner scanner) {
        List<Finding> findings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                String name = folder.relativize(file).toString();
                findings.addAll(scanner.scan("a file's name", name));
                if (Files.isRegularFile(file)) {
                    findings.addAll(scanner.scan("file " + name, Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings;
    }

    /** Stops watching. Idempotent. */
    @Override
    public void close() {
        Taps.leave(sink);
    }

    private boolean probe() {
        byte[] token = new byte[SecretScanner.FRAGMENT];
        random.nextBytes(token);
        String text = HexFormat.of().formatHex(token);
        PROBE.trace("probe {}", text);
        synchronized (this) {
            boolean logged =
                    pieces.stream().anyMatch(piece -> piece.value instanceof String seen && seen.contains(text));
            boolean printed = streams.values().stream()
                    .anyMatch(
                            bytes -> bytes.toString(StandardCharsets.ISO_8859_1).contains(text));
            return logged || printed;
        }
    }

    /** One thing that was seen. */
    private record Piece(String place, Object value) {
        List<Finding> scan(SecretScanner scanner) {
            if (value instanceof byte[] bytes) {
                return scanner.scan(place, bytes);
            }
            return value instanceof Throwable failure
                    ? scanner.scan(place, failure)
                    : scanner.scan(place, String.valueOf(value));
        }
    }

    private final class Own implements Sink {
        @Override
        public void value(String place, @Nullable Object value) {
            List<Piece> unfolded = new ArrayList<>();
            Unfolding.unfold(place, value, (at, piece) -> unfolded.add(new Piece(at, piece)));
            synchronized (LeakWatch.this) {
                pieces.addAll(unfolded);
            }
        }

        @Override
        public void stream(String place, byte[] bytes, int from, int count) {
            synchronized (LeakWatch.this) {
                streams.computeIfAbsent(place, key -> new ByteArrayOutputStream())
                        .write(bytes, from, count);
            }
        }
    }
}
