package org.lit4j.testkit.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LeakWatchTest {
    private static final Logger LOG = LoggerFactory.getLogger("org.lit4j.testkit.leak.planted");

    @TempDir
    private Path folder;

    /** A leak on purpose. */
    interface Leak {
        void of(byte[] secret, LeakWatch watch, Path folder) throws Exception;
    }

    record Planted(String place, Leak leak) {
        @Override
        public String toString() {
            return place;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // what users have
    record Row(int id, byte[] key) {}

    static Stream<Planted> leaks() {
        return Stream.of(
                new Planted(
                        "log of org.lit4j.testkit.leak.planted at TRACE, message",
                        (secret, watch, folder) -> LOG.trace("key {}", hex(secret))),
                new Planted(
                        "log of org.lit4j.testkit.leak.planted at INFO, arguments[0]",
                        (secret, watch, folder) -> LOG.info("no place for it", hex(secret))),
                new Planted(
                        "log of org.lit4j.testkit.leak.planted at WARN, key-value pairs[0], toString",
                        (secret, watch, folder) ->
                                LOG.atWarn().addKeyValue("key", hex(secret)).log("pairs")),
                new Planted(
                        "log of org.lit4j.testkit.leak.planted at DEBUG, MDC, the value of user",
                        (secret, watch, folder) -> {
                            try (MDC.MDCCloseable user = MDC.putCloseable("user", hex(secret))) {
                                LOG.debug("in a context {}", user.getClass());
                            }
                        }),
                new Planted(
                        "log of org.lit4j.testkit.leak.planted at ERROR, exception, java.lang.IllegalStateException, message",
                        (secret, watch, folder) -> LOG.error(
                                "failed", new IllegalArgumentException(new IllegalStateException(hex(secret))))),
                new Planted(
                        "log of planted.jul at FINEST, message",
                        (secret, watch, folder) -> java.util.logging.Logger.getLogger("planted.jul")
                                .finest(hex(secret))),
                new Planted(
                        "log of planted.jul at CONFIG, arguments[0]",
                        (secret, watch, folder) -> java.util.logging.Logger.getLogger("planted.jul")
                                .log(Level.CONFIG, "no place", new Object[] {hex(secret)})),
                new Planted("System.out", (secret, watch, folder) -> System.out.println("0x" + hex(secret))),
                new Planted("System.err", (secret, watch, folder) -> {
                    Thread thread = new Thread(() -> {
                        throw new IllegalStateException("nobody catches " + hex(secret));
                    });
                    thread.start();
                    thread.join();
                }),
                new Planted(
                        "file a/b.bin",
                        (secret, watch, folder) -> Files.write(
                                Files.createDirectories(folder.resolve("a")).resolve("b.bin"), secret)),
                new Planted("a file's name", (secret, watch, folder) -> Files.createFile(folder.resolve(hex(secret)))),
                new Planted(
                        "rows[0], the value of key",
                        (secret, watch, folder) -> watch.look("rows", List.of(Map.of("id", 1, "key", secret)))),
                new Planted("row.key", (secret, watch, folder) -> watch.look("row", new Row(1, secret))),
                new Planted("JSON.a[0]", (secret, watch, folder) -> watch.look("JSON", json(secret))),
                new Planted("caught, java.io.IOException, message", (secret, watch, folder) -> {
                    Exception caught = new Exception("outer");
                    caught.addSuppressed(new IOException(hex(secret)));
                    watch.look("caught", caught);
                }),
                new Planted(
                        "part, toString",
                        (secret, watch, folder) -> watch.look("part", new Object() {
                            @Override
                            public String toString() {
                                return "Part[" + hex(secret) + "]";
                            }
                        })));
    }

    /** In a JSON text the bytes would stand as escapes. */
    private static JsonObject json(byte[] secret) {
        return JsonObject.builder()
                .put(
                        "a",
                        org.lit4j.core.json.JsonArray.ofStrings(
                                List.of(new String(secret, StandardCharsets.ISO_8859_1))))
                .build();
    }

    private static String hex(byte[] secret) {
        return HexFormat.of().formatHex(secret);
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void findsWhatLeaks(Planted planted) throws Exception {
        try (LeakWatch watch = LeakWatch.start(new SecureRandom())) {
            byte[] secret = watch.plant("planted");
            watch.plant("other");
            watch.folder(folder);
            assertThat(watch.findings()).isEmpty();
            planted.leak().of(secret, watch, folder);
            assertThat(watch.findings())
                    .isNotEmpty()
                    .allMatch(found -> found.secret().equals("planted"))
                    .anyMatch(found -> found.place().equals(planted.place()));
        }
    }

    @Test
    void findsWhatIsLeftInTheContext() {
        try (LeakWatch watch = LeakWatch.start(new SecureRandom())) {
            MDC.put("user", hex(watch.plant("planted")));
            assertThat(watch.findings())
                    .extracting(Finding::place)
                    .containsOnly("MDC of the thread, the value of user");
        } finally {
            MDC.remove("user");
        }
    }

    @Test
    void seesLoggersThatKeepToThemselves() {
        var own = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("planted.own");
        var jul = java.util.logging.Logger.getLogger("planted.julown");
        own.setAdditive(false);
        own.setLevel(ch.qos.logback.classic.Level.OFF);
        jul.setUseParentHandlers(false);
        jul.setLevel(Level.OFF);
        try (LeakWatch watch = LeakWatch.start(new SecureRandom())) {
            String secret = hex(watch.plant("planted"));
            own.trace(secret);
            jul.finest(secret);
            assertThat(watch.findings())
                    .extracting(Finding::place)
                    .containsExactly(
                            "log of planted.own at TRACE, message", "log of planted.julown at FINEST, message");
        }
        assertThat(own.getLevel()).isEqualTo(ch.qos.logback.classic.Level.OFF);
        assertThat(jul.getLevel()).isEqualTo(Level.OFF);
        assertThat(jul.getHandlers()).isEmpty();
        assertThat(own.iteratorForAppenders()).isExhausted();
    }

    /** Two may watch at a time, and afterwards all is as it was. */
    @Test
    void leavesNothingBehind() {
        var root = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var before = root.getLevel();
        var out = System.out;
        var err = System.err;
        LeakWatch first = LeakWatch.start(new SecureRandom());
        LeakWatch second = LeakWatch.start(new SecureRandom());
        first.close();
        first.close();
        String secret = hex(second.plant("planted"));
        LOG.trace(secret);
        assertThat(second.findings()).isNotEmpty();
        second.close();
        assertThat(System.out).isSameAs(out);
        assertThat(System.err).isSameAs(err);
        assertThat(root.getLevel()).isEqualTo(before);
        LOG.trace("unseen {}", secret);
    }

    @Test
    void appendersGetNoMoreThanBefore() {
        var root = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var named = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("planted.named");
        var before = root.getLevel();
        var appender = new ch.qos.logback.core.read.ListAppender<ch.qos.logback.classic.spi.ILoggingEvent>();
        appender.start();
        root.addAppender(appender);
        root.setLevel(ch.qos.logback.classic.Level.WARN);
        named.setLevel(ch.qos.logback.classic.Level.DEBUG);
        try (LeakWatch watch = LeakWatch.start(new SecureRandom())) {
            assertThat(watch.seesSlf4j()).isTrue();
            LOG.info("too low");
            LOG.warn("high enough");
            LoggerFactory.getLogger("planted.named.below").debug("named");
            LoggerFactory.getLogger("planted.named.below").trace("too low");
        } finally {
            root.detachAppender(appender);
            root.setLevel(before);
            named.setLevel(null);
        }
        assertThat(appender.list).extracting(Object::toString).containsExactly("[WARN] high enough", "[DEBUG] named");
        assertThat(appender.getCopyOfAttachedFiltersList()).isEmpty();
    }
}
