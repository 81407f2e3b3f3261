package org.lit4j.storage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyId;

/** A folder, and stores on it that are closed after the test. */
abstract class FolderStoreTest {
    private static final Clock AT_T0 = Clock.fixed(Sessions.T0, ZoneOffset.UTC);

    @TempDir
    Path scratch = Path.of("");

    private final List<AutoCloseable> opened = new ArrayList<>();

    final Path folder() {
        return scratch.resolve("store");
    }

    final FileSessionKeyStore sealed() {
        return sealed(Sealers.of("k1"));
    }

    /** Opens a store that seals with this sealer, which is closed after the test, too. */
    final FileSessionKeyStore sealed(RecordSealer sealer) {
        opened.add(sealer);
        return keep(FileSessionKeyStore.sealed(folder(), sealer).clock(AT_T0).open());
    }

    final FileSessionKeyStore plaintext() {
        return keep(FileSessionKeyStore.plaintext(folder()).clock(AT_T0).open());
    }

    final FileSessionKeyStore keep(FileSessionKeyStore store) {
        opened.add(0, store);
        return store;
    }

    /** Returns the file of a record: the one whose name has its look-up text. */
    final Path file(RecordSealer sealer, SessionKeyId id) throws IOException {
        return one(files(folder()), sealer.lookup(id) + ".session");
    }

    static Path one(List<Path> files, String ending) {
        return files.stream()
                .filter(file -> file.toString().endsWith(ending))
                .reduce((a, b) -> {
                    throw new AssertionError("two files end with " + ending);
                })
                .orElseThrow();
    }

    static List<Path> files(Path below) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    final List<Path> damaged() throws IOException {
        return files(folder().resolve("damaged"));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }
}
