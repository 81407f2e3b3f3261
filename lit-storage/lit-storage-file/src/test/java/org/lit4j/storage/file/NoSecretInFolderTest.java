package org.lit4j.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.file.Sessions.id;
import static org.lit4j.storage.file.Sessions.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.testkit.leak.Finding;
import org.lit4j.testkit.leak.SecretScanner;

/** What a folder, and what goes wrong with it, gives away. */
class NoSecretInFolderTest extends FolderStoreTest {
    private static final int RECORDS = 5;

    private final RecordSealer sealer = Sealers.of("k1", "k2");

    private static SecretScanner scanner() {
        SecretScanner.Builder builder = SecretScanner.builder();
        for (int i = 0; i < RECORDS; i++) {
            builder.secret("seed " + i, Sessions.seed(i));
        }
        return builder.build();
    }

    @Test
    void sealedFolderHoldsNoSecretAndNoIdentity() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        fill(store);
        assertThat(findings()).isEmpty();
        for (Path file : allFiles()) {
            String text = file + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertThat(text)
                    .doesNotContain(Sessions.TENANT)
                    .doesNotContain(id(1).principal().substring(2))
                    .doesNotContain("message 1")
                    .doesNotContain(String.format("%064x", 1));
        }
    }

    /** The scan finds what is there: in the mode plaintext it is. */
    @Test
    void plaintextFolderHoldsThem() throws IOException {
        fill(plaintext());
        assertThat(findings()).isNotEmpty();
    }

    @Test
    void failuresShowNoSecret() throws IOException {
        FileSessionKeyStore store = keep(FileSessionKeyStore.plaintext(folder()).open());
        fill(store);
        List<Finding> findings = new ArrayList<>(scanner().scan("store", store.toString()));
        for (Path file : files(folder())) {
            if (file.toString().endsWith(".session")) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length - 100]++;
                Files.write(file, bytes);
            }
        }
        int failures = 0;
        for (int i = 0; i < RECORDS; i++) {
            try {
                store.find(id(i));
            } catch (LitException e) {
                findings.addAll(scanner().scan("find", e));
                failures++;
            }
        }
        assertThat(failures).isEqualTo(RECORDS);
        assertThat(findings).isEmpty();
    }

    private static void fill(FileSessionKeyStore store) {
        for (int i = 0; i < RECORDS; i++) {
            store.save(session(id(i), i));
            store.save(session(id(i), i));
            store.tryLease(id(i), Duration.ofSeconds(30));
        }
    }

    private List<Finding> findings() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Path file : allFiles()) {
            findings.addAll(scanner().scan(file.toString(), Files.readAllBytes(file)));
        }
        return findings;
    }

    private List<Path> allFiles() throws IOException {
        return files(folder());
    }
}
