package org.lit4j.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.lit4j.storage.file.Sessions.id;
import static org.lit4j.storage.file.Sessions.session;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.testkit.leak.Finding;
import org.lit4j.testkit.leak.LeakWatch;
import org.slf4j.LoggerFactory;

/** What a store logs, prints, says and throws, at any level, whatever happens to its files. */
class NoSecretInLogsTest extends FolderStoreTest {
    private static final int RECORDS = 5;

    private final LeakWatch watch = LeakWatch.start(new SecureRandom());

    @AfterEach
    void stopWatching() {
        watch.close();
    }

    @Test
    void sealedStoreLogsNoSecret() throws IOException {
        watch.folder(folder());
        live(sealed(Sealers.of("k1", "k2")), sealed(Sealers.of("k2")));
        assertThat(findings()).isEmpty();
    }

    @Test
    void plaintextStoreLogsNoSecret() throws IOException {
        live(plaintext(), plaintext());
        assertThat(findings()).isEmpty();
    }

    /** There are log lines, and they are seen: they name the files, which are no secret. */
    @Test
    void whatIsLoggedIsSeen() throws IOException {
        RecordSealer sealer = Sealers.of("k1", "k2");
        watch.plant("file", sealer.lookup(id(1)).getBytes(StandardCharsets.US_ASCII));
        live(sealed(sealer), sealed(Sealers.of("k2")));
        assertThat(findings()).extracting(Finding::place).anyMatch(place -> place.startsWith("log of "));
    }

    static Stream<Consumer<String>> logs() {
        return Stream.of(
                LoggerFactory.getLogger(FileSessionKeyStore.class)::trace,
                java.util.logging.Logger.getLogger("store")::finest,
                line -> System.getLogger("store").log(System.Logger.Level.TRACE, line));
    }

    /** A store that is talkative at the lowest level is caught. */
    @ParameterizedTest
    @MethodSource("logs")
    void secretThatIsLoggedIsFound(Consumer<String> log) throws IOException {
        FileSessionKeyStore talkative = sealed(talkative(Sealers.of("k1", "k2"), log));
        talkative.save(session(id(1), 1));
        assertThat(findings()).extracting(Finding::secret).contains("seed 1");
    }

    /** Uses a store; every second file is then damaged, and the other store lacks a key. */
    private void live(FileSessionKeyStore store, FileSessionKeyStore other) throws IOException {
        for (int i = 0; i < RECORDS; i++) {
            store.save(session(id(i), i));
            var lease = other.tryLease(id(i), Duration.ofSeconds(30)).orElseThrow();
            watch.look("lease", lease);
            other.save(session(id(i), i), lease);
            watch.look("late save", catchThrowable(() -> store.save(session(id(0), 0), lease)));
        }
        List<Path> records = files(folder()).stream()
                .filter(file -> file.toString().endsWith(".session"))
                .toList();
        for (int i = 0; i < RECORDS; i += 2) {
            byte[] bytes = Files.readAllBytes(records.get(i));
            bytes[bytes.length - 100]++;
            Files.write(records.get(i), bytes);
        }
        for (int i = 0; i < RECORDS; i++) {
            int n = i;
            watch.look("find", catchThrowable(() -> other.find(id(n))));
            store.save(session(id(n), n));
        }
        watch.look("rotation", catchThrowable(other::rotate));
        watch.look("list", store.list(Sessions.NETWORK, Sessions.TENANT));
        watch.look("purge", store.purgeExpired());
        watch.look("store", store);
    }

    private List<Finding> findings() {
        assertThat(watch.seesSlf4j()).isTrue();
        for (int i = 0; i < RECORDS; i++) {
            watch.plant("seed " + i, Sessions.seed(i));
        }
        return watch.findings();
    }

    /** Returns a sealer that logs what it seals. */
    private static RecordSealer talkative(RecordSealer sealer, Consumer<String> log) {
        return (RecordSealer) Proxy.newProxyInstance(
                RecordSealer.class.getClassLoader(), new Class<?>[] {RecordSealer.class}, (self, method, arguments) -> {
                    if (method.getName().equals("seal")) {
                        log.accept("sealing " + Hex.encode((byte[]) arguments[2]));
                    }
                    try {
                        return method.invoke(sealer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
