package org.lit4j.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.file.Codes.assertCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;

/** What the package {@code @lit-protocol/auth} 8 has written; the folder among the resources was made by it. */
class SdkFolderTest {
    private static final Path WRITTEN_BY_SDK = Path.of(
            System.getProperty("lit.root", "."),
            "lit-storage/lit-storage-file/src/test/resources/org/lit4j/storage/file/sdk-v8");
    private static final String KEY_FILE = "lit-auth%3Amy-app%3Anaga-dev%3A0x5CbDd86a2FA8Dc4bDdd8a8f69dBa48572EeC07FB";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsWhatTheSdkHasWritten() {
        SdkFolder.Content content = SdkFolder.read(WRITTEN_BY_SDK);
        assertThat(content.problems()).isEmpty();
        assertThat(content.entries()).hasSize(1);
        SdkFolder.Entry entry = content.entries().get(0);
        assertThat(entry.app()).isEqualTo("my-app");
        assertThat(entry.network()).isEqualTo("naga-dev");
        assertThat(entry.principal().address()).isEqualTo("0x5cbdd86a2fa8dc4bddd8a8f69dba48572eec07fb");
        assertThat(entry.keyExpiresAt()).isEqualTo(Instant.parse("2030-01-31T12:00:00Z"));
        assertThat(entry.authSig().orElseThrow().signedMessage())
                .contains(entry.sessionKey().uri());
        String seed = entry.sessionKey().seed().expose(Hex::encode);
        assertThat(seed).startsWith("0724415e7b98");
        entry.sessionKey().close();
    }

    @Test
    void malformedFilesAreProblemsAndNotRepeated() throws IOException {
        Files.writeString(
                folder.resolve(KEY_FILE),
                "{\"sessionKey\":{\"keyPair\":{\"publicKey\":\"5e5e\"},\"expiresAt\":\"2030-01-31T12:00:00.000Z\"}}");
        Files.writeString(folder.resolve("lit-auth%3Aapp%3Anet%3Anobody"), "5e5e5e");
        Files.writeString(folder.resolve("lit-auth%ZZ"), "5e5e5e");
        SdkFolder.Content content = SdkFolder.read(folder);
        assertThat(content.entries()).isEmpty();
        assertThat(content.problems()).hasSize(2).noneMatch(problem -> problem.contains("5e5e"));
    }

    @Test
    void folderThatIsNotThereIsRefused() {
        assertCode(ErrorCode.STORE_PATH_INVALID, () -> SdkFolder.read(folder.resolve("none")));
    }
}
