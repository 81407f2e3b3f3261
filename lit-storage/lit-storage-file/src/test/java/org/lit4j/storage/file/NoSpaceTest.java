package org.lit4j.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lit4j.core.session.RecordSealer;

/** A write that finds no space, shown by a limit on the size of the files that a process may write. */
class NoSpaceTest extends FolderStoreTest {
    @Test
    void failedWriteLeavesTheOldRecord() throws IOException, InterruptedException {
        Path shell = Path.of("/bin/sh");
        Assumptions.assumeTrue(Files.isExecutable(shell));
        try (RecordSealer sealer = Sealers.of("k1");
                FileSessionKeyStore store = FileSessionKeyStore.sealed(folder(), sealer)
                        .clock(Clock.systemUTC())
                        .open()) {
            store.save(Sessions.session(Sessions.id(1), 1));
        }
        List<String> limited = List.of(shell.toString(), "-c", "ulimit -f 16 && exec \"$@\"", "sh");
        try (ChildProcess process = ChildProcess.start(limited, LimitedProcess.class, folder().toString())) {
            assertThat(process.nextLine())
                    .startsWith("STORE_UNAVAILABLE true Cannot write ")
                    .contains(folder().toString())
                    .contains("File too large");
            assertThat(process.nextLine()).isEqualTo("1");
            assertThat(process.nextLine()).isEqualTo("3");
            assertThat(process.waitFor()).isZero();
        }
        assertThat(files(folder()).stream().map(Path::toString))
                .noneMatch(name -> name.contains("/new-"))
                .filteredOn(name -> name.endsWith(".session"))
                .hasSize(2);
    }
}
