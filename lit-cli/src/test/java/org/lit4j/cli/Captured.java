package org.lit4j.cli;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lit4j.testkit.leak.Finding;
import org.lit4j.testkit.leak.SecretScanner;
import org.slf4j.LoggerFactory;

/**
 * Everything that comes out while it is open: both standard streams, every log event at TRACE, and what it is shown.
 * One thread at a time.
 */
final class Captured implements AutoCloseable {
    private final SecretScanner scanner;
    private final List<Finding> findings = new ArrayList<>();
    private final PrintStream oldOut = System.out;
    private final PrintStream oldErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.lit4j");
    private final @Nullable Level oldRoot = root.getLevel();
    private final @Nullable Level oldOurs = ours.getLevel();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private int seen;

    Captured(SecretScanner scanner) {
        this.scanner = scanner;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        events.start();
        root.addAppender(events);
        root.setLevel(Level.TRACE);
    }

    /** Looks at an object: its text form, what it is made of, and the JSON that it is for. */
    void see(String place, @Nullable Object object) {
        if (object instanceof Throwable failure) {
            seen++;
            findings.addAll(scanner.scan(place, failure));
        } else if (object instanceof byte[] bytes) {
            seen++;
            findings.addAll(scanner.scan(place, bytes));
        } else if (object != null) {
            seen++;
            findings.addAll(scanner.scan(place + ", " + object.getClass().getSimpleName(), object.toString()));
            Parts.of(object).forEach(part -> see(place, part));
        }
    }

    /** Looks at every regular file in a folder, and at the names. */
    void seeFolder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                see("a file name", file);
                if (Files.isRegularFile(file)) {
                    see("a file", Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the object behind an interface; whatever goes in or comes out, also by exception, is looked at. */
    <T> T watch(Class<T> type, T object) {
        see(type.getSimpleName(), object);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    String place = type.getSimpleName() + "." + method.getName();
                    Object[] arguments = given == null ? new Object[0] : given;
                    for (Object argument : arguments) {
                        see(place, argument);
                    }
                    try {
                        Object result = method.invoke(object, arguments);
                        see(place, result);
                        return result;
                    } catch (InvocationTargetException e) {
                        Throwable failure = requireNonNull(e.getCause());
                        see(place, failure);
                        throw failure;
                    }
                }));
    }

    /** Returns how many log events there were at DEBUG or below. */
    long debugEvents() {
        return events.list.stream()
                .filter(event -> event.getLevel().toInt() <= Level.DEBUG_INT)
                .count();
    }

    /** Returns how many objects, streams and files were looked at. */
    int seen() {
        return seen;
    }

    /** Returns every secret found so far. */
    List<Finding> findings() {
        see("standard output", out.toByteArray());
        see("standard error", err.toByteArray());
        events.list.forEach(this::seeEvent);
        return List.copyOf(findings);
    }

    private void seeEvent(ILoggingEvent event) {
        String place = "log of " + event.getLoggerName();
        see(place, event.getMessage());
        see(place, event.getFormattedMessage());
        see(place, event.getMDCPropertyMap());
        see(place, event.getKeyValuePairs());
        see(place, event.getMarkerList());
        see(place, event.getThreadName());
        Object[] arguments = event.getArgumentArray();
        for (Object argument : arguments == null ? new Object[0] : arguments) {
            see(place, argument);
        }
        IThrowableProxy thrown = event.getThrowableProxy();
        see(place, thrown instanceof ThrowableProxy proxy ? proxy.getThrowable() : thrown);
    }

    @Override
    public void close() {
        root.detachAppender(events);
        root.setLevel(oldRoot);
        ours.setLevel(oldOurs);
        System.setOut(oldOut);
        System.setErr(oldErr);
    }
}
