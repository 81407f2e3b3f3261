package org.lit4j.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.file.Codes.assertCode;
import static org.lit4j.storage.file.Sessions.id;
import static org.lit4j.storage.file.Sessions.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;

/** Folders that cannot be a store's, and those that can. */
class BadFoldersTest extends FolderStoreTest {
    @Test
    void folderAndFilesAreTheOwnersAlone() throws IOException {
        FileSessionKeyStore store = sealed();
        store.save(session(id(1), 1));
        store.tryLease(id(1), Duration.ofSeconds(30));
        try (var all = Files.walk(folder())) {
            assertThat(all.toList())
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-x---", "rwx---r--", "rwx-w----", "rwxrwxrwx"})
    void folderThatOthersMayUseIsRefused(String permissions) throws IOException {
        Files.createDirectory(folder());
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString(permissions));
        LitException failure = assertCode(ErrorCode.STORE_PERMISSIONS, this::sealed);
        assertThat(failure).hasMessageContaining(folder().toString()).hasMessageContaining(permissions);
    }

    @Test
    void innerFolderThatOthersMayUseIsRefused() throws IOException {
        sealed().close();
        Files.setPosixFilePermissions(folder().resolve("a"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertCode(ErrorCode.STORE_PERMISSIONS, this::sealed);
    }

    @Test
    void linkIsRefused() throws IOException {
        Path real = Files.createDirectory(scratch.resolve("real"));
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(folder(), real);
        assertCode(ErrorCode.STORE_PATH_INVALID, this::sealed);
        assertThat(files(real)).isEmpty();
    }

    @Test
    void fileInPlaceOfTheFolderIsRefused() throws IOException {
        Files.createFile(folder());
        assertCode(ErrorCode.STORE_PATH_INVALID, this::sealed);
    }

    @Test
    void folderBelowAFileIsRefused() throws IOException {
        Path file = Files.createFile(scratch.resolve("file"));
        assertCode(
                ErrorCode.STORE_PATH_INVALID,
                () -> FileSessionKeyStore.plaintext(file.resolve("store")).open());
    }

    @Test
    void placeWhereNothingCanBeMadeIsRefused() {
        Path system = Path.of("/sys/kernel");
        Assumptions.assumeTrue(Files.isDirectory(system));
        LitException failure = assertCode(
                ErrorCode.STORE_PATH_INVALID,
                () -> FileSessionKeyStore.plaintext(system.resolve("lit4j")).open());
        assertThat(failure).hasMessageContaining("/sys/kernel/lit4j");
    }

    @Test
    void folderWithOtherThingsInItIsRefused() throws IOException {
        Files.createDirectory(
                folder(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path foreign = Files.writeString(folder().resolve("package.json"), "{}");
        assertCode(ErrorCode.STORE_PATH_INVALID, this::sealed);
        assertThat(foreign).hasContent("{}");
        assertThat(files(folder()).stream().map(file -> file.getFileName().toString()))
                .containsOnly("package.json", "lock");
    }

    @Test
    void foreignFilesInAStoreAreNotTouched() throws IOException {
        FileSessionKeyStore store = sealed();
        store.save(session(id(1), 1));
        List<Path> foreign = List.of(
                folder().resolve("lit-auth%3Aapp.json"),
                folder().resolve("0").resolve("notes.session"),
                folder().resolve("0").resolve("0123456789abcdef-" + "1".repeat(64) + ".session"));
        for (Path file : foreign) {
            Files.writeString(file, "{\"not\":\"ours\"}");
        }
        assertThat(store.list(Sessions.NETWORK, Sessions.TENANT)).containsExactly(id(1));
        store.purgeExpired();
        store.rotate();
        assertThat(foreign).allSatisfy(file -> assertThat(file).hasContent("{\"not\":\"ours\"}"));
        assertThat(damaged()).isEmpty();
    }

    @Test
    void storeOfALaterVersionIsRefused() throws IOException {
        sealed().close();
        Path marker = folder().resolve("lit4j-store");
        Files.writeString(marker, Files.readString(marker).replace("lit4j-store 1", "lit4j-store 2"));
        LitException failure = assertCode(ErrorCode.STORE_FORMAT_UNSUPPORTED, this::sealed);
        assertThat(failure).hasMessageContaining("'2'").hasMessageContaining(marker.toString());
    }

    @Test
    void storeOfAnEarlierVersionIsRefused() throws IOException {
        sealed().close();
        Path marker = folder().resolve("lit4j-store");
        Files.writeString(marker, Files.readString(marker).replace("lit4j-store 1", "lit4j-store 0"));
        assertCode(ErrorCode.STORE_FORMAT_UNSUPPORTED, this::sealed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"version\":1}", "lit4j-store", "lit4j-store 1", "lit4j-store 1 sealed"})
    void markThatIsNoneIsRefused(String text) throws IOException {
        sealed().close();
        Files.writeString(folder().resolve("lit4j-store"), text);
        assertCode(ErrorCode.STORE_FORMAT_UNSUPPORTED, this::sealed);
    }

    @Test
    void otherModeIsRefused() {
        sealed().close();
        assertCode(ErrorCode.STORE_FORMAT_UNSUPPORTED, this::plaintext);
    }

    @Test
    void otherLookupKeyIsRefused() {
        sealed().close();
        assertCode(ErrorCode.SEAL_KEY_WRONG, () -> sealed(Sealers.ofOtherRing("k1")));
    }

    @Test
    void storeWithoutKeyRingIsRefusedUnlessItIsPlaintext() {
        FileSessionKeyStoreProvider provider = new FileSessionKeyStoreProvider();
        ProviderContext.Builder context = ProviderContext.builder().set("path", folder().toString());
        LitException failure = assertCode(ErrorCode.SEALER_MISSING, () -> provider.open(context.build()));
        assertThat(failure).hasMessageContaining("plaintext").hasMessageContaining("lit keyring");
        assertThat(folder()).doesNotExist();
        try (SessionKeyStore plain =
                provider.open(context.set("mode", "plaintext").build())) {
            plain.save(session(id(1), 1));
        }
    }

    @Test
    void providerOpensASealedStoreWithTheSealerOfTheContext() {
        try (RecordSealer sealer = Sealers.of("k1");
                SessionKeyStore store = new FileSessionKeyStoreProvider()
                        .open(ProviderContext.builder()
                                .set("path", folder().toString())
                                .object(RecordSealer.class, sealer)
                                .build())) {
            store.save(session(id(1), 1));
            assertThat(((FileSessionKeyStore) store).keysInUse()).containsKey("k1");
        }
    }

    @Test
    void twoStoresOnOneFolderWork() {
        FileSessionKeyStore one = sealed();
        FileSessionKeyStore two = sealed();
        one.save(session(id(1), 1));
        assertThat(two.find(id(1))).contains(session(id(1), 1));
        one.close();
        two.save(session(id(1), 2));
        assertThat(two.find(id(1))).contains(session(id(1), 2));
        assertThat(two.tryLease(id(1), Duration.ofSeconds(1))).isPresent();
    }

    @Test
    void whatWasSavedIsThereWhenTheStoreIsOpenedAgain() {
        try (FileSessionKeyStore store = sealed()) {
            store.save(session(id(1), 1));
        }
        assertThat(sealed().find(id(1))).contains(session(id(1), 1));
    }
}
