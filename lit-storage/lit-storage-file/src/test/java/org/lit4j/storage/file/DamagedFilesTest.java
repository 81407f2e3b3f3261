package org.lit4j.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.file.Codes.assertCode;
import static org.lit4j.storage.file.Sessions.id;
import static org.lit4j.storage.file.Sessions.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;

/** What happens to files that others have changed. */
class DamagedFilesTest extends FolderStoreTest {
    private final RecordSealer sealer = Sealers.of("k1");

    @Test
    void damagedFileIsSetAsideAndNamed() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        store.save(session(id(1), 1));
        Path file = file(sealer, id(1));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 30] ^= 1;
        Files.write(file, bytes);

        LitException failure = assertCode(ErrorCode.SEAL_BROKEN, () -> store.find(id(1)));

        assertThat(damaged()).hasSize(1);
        assertThat(failure).hasMessageContaining(damaged().get(0).toString()).hasMessageContaining(file.toString());
        assertThat(Files.readAllBytes(damaged().get(0))).isEqualTo(bytes);
        assertThat(store.find(id(1))).isEmpty();
        store.save(session(id(1), 2));
        assertThat(store.find(id(1))).contains(session(id(1), 2));
    }

    @Test
    void secondDamagedFileDoesNotReplaceTheFirst() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        for (int time = 0; time < 3; time++) {
            store.save(session(id(1), time));
            Files.write(file(sealer, id(1)), new byte[] {1, 2, 3});
            assertCode(ErrorCode.STORE_CORRUPT, () -> store.find(id(1)));
        }
        assertThat(damaged()).hasSize(3);
    }

    /** Cut anywhere, a file is refused and set aside, and never an error of another kind. */
    @Test
    void everyTruncationIsRefused() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        store.save(session(id(1), 1));
        Path file = file(sealer, id(1));
        byte[] bytes = Files.readAllBytes(file);
        for (int length :
                IntStream.iterate(0, i -> i < bytes.length, i -> i + 23).toArray()) {
            Files.write(file, Arrays.copyOf(bytes, length));
            ErrorCode expected = length < 10 ? ErrorCode.STORE_CORRUPT : ErrorCode.SEAL_TRUNCATED;
            assertCode(expected, () -> store.find(id(1)));
            assertThat(file).doesNotExist();
        }
    }

    /** No bit of a file can change unnoticed, sealed or not. */
    @Test
    void everyFlippedByteIsRefused() throws IOException {
        for (boolean sealed : new boolean[] {true, false}) {
            FileSessionKeyStore store = sealed
                    ? sealed(sealer)
                    : keep(FileSessionKeyStore.plaintext(scratch.resolve("plain"))
                            .open());
            store.save(session(id(1), 1).withoutSessionKey().withSessionKey(Sessions.key(1)));
            Path file = one(files(sealed ? folder() : scratch.resolve("plain")), ".session");
            byte[] bytes = Files.readAllBytes(file);
            for (int at = 0; at < bytes.length; at += 11) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= 0x10;
                Files.write(file, flipped);
                int position = at;
                assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> store.find(id(1))))
                        .as("byte %d, sealed %s", position, sealed)
                        .isInstanceOf(LitException.class);
            }
        }
    }

    @Test
    void swappedFilesAreRefused() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        store.save(session(id(1), 1));
        store.save(session(id(2), 2));
        swap(file(sealer, id(1)), file(sealer, id(2)));
        assertCode(ErrorCode.SEAL_RECORD_SWAPPED, () -> store.find(id(1)));
        assertCode(ErrorCode.SEAL_RECORD_SWAPPED, () -> store.find(id(2)));
        assertThat(damaged()).hasSize(2);
    }

    @Test
    void fileOfAnotherTenantIsRefused() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        store.save(session(id("other", 1), 1));
        store.save(session(id(1), 2));
        Files.copy(file(sealer, id("other", 1)), file(sealer, id(1)), StandardCopyOption.REPLACE_EXISTING);
        assertCode(ErrorCode.SEAL_TENANT_MISMATCH, () -> store.find(id(1)));
        assertThat(store.find(id("other", 1))).contains(session(id("other", 1), 1));
    }

    @Test
    void olderRecordUnderANewerHeadIsRefused() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        store.save(session(id(1), 1));
        Path file = file(sealer, id(1));
        byte[] old = Files.readAllBytes(file);
        old[29]++; // the last byte of the version in the head
        Files.write(file, old);
        assertCode(ErrorCode.SEAL_VERSION_OLD, () -> store.find(id(1)));
    }

    @Test
    void plainFileInASealedStoreIsRefused() throws IOException {
        try (FileSessionKeyStore plain =
                FileSessionKeyStore.plaintext(scratch.resolve("plain")).open()) {
            plain.save(session(id(1), 1));
        }
        FileSessionKeyStore store = sealed(sealer);
        store.save(session(id(1), 1));
        Files.copy(
                one(files(scratch.resolve("plain")), ".session"),
                file(sealer, id(1)),
                StandardCopyOption.REPLACE_EXISTING);
        assertCode(ErrorCode.STORE_CORRUPT, () -> store.find(id(1)));
    }

    @Test
    void swappedPlainFilesAreRefused() throws IOException {
        FileSessionKeyStore store = plaintext();
        store.save(session(id(1), 1));
        store.save(session(id(2), 2));
        var files = files(folder()).stream()
                .filter(f -> f.toString().endsWith(".session"))
                .toList();
        swap(files.get(0), files.get(1));
        assertCode(ErrorCode.STORE_CORRUPT, () -> store.find(id(1)));
        assertCode(ErrorCode.STORE_CORRUPT, () -> store.find(id(2)));
        assertThat(damaged()).hasSize(2);
    }

    /** A key that is missing or another one may come back: nothing is set aside. */
    @Test
    void recordOfAMissingKeyStays() throws IOException {
        try (RecordSealer k2 = Sealers.of("k2");
                FileSessionKeyStore other =
                        FileSessionKeyStore.sealed(folder(), k2).open()) {
            other.save(session(id(1), 1));
        }
        FileSessionKeyStore store = sealed(sealer);
        LitException failure = assertCode(ErrorCode.SEAL_KEY_UNKNOWN, () -> store.find(id(1)));
        assertThat(failure).hasMessageContaining("k2").hasMessageContaining(".session");
        assertCode(ErrorCode.SEAL_KEY_UNKNOWN, () -> store.list(Sessions.NETWORK, Sessions.TENANT));
        assertThat(store.keysInUse()).containsExactly(java.util.Map.entry("k2", 1L));
        assertThat(store.rotate()).isZero();
        assertThat(damaged()).isEmpty();
        assertThat(store.remove(id(1))).isTrue();
    }

    /** Nor is anything set aside when the ring calls another key so. */
    @Test
    void recordOfAnotherKeyOfThatNameStays() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        store.save(session(id(1), 1));
        FileSessionKeyStore other = sealed(Sealers.ofOtherKeys("k1"));
        assertCode(ErrorCode.SEAL_KEY_WRONG, () -> other.find(id(1)));
        assertCode(ErrorCode.SEAL_KEY_WRONG, () -> other.list(Sessions.NETWORK, Sessions.TENANT));
        assertThat(damaged()).isEmpty();
        assertThat(store.find(id(1))).contains(session(id(1), 1));
    }

    @Test
    void recordOfALaterVersionStays() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        store.save(session(id(1), 1));
        Path file = file(sealer, id(1));
        byte[] future = Files.readAllBytes(file);
        future[8] = 2;
        Files.write(file, future);
        assertCode(ErrorCode.STORE_FORMAT_UNSUPPORTED, () -> store.find(id(1)));
        assertCode(ErrorCode.STORE_FORMAT_UNSUPPORTED, () -> store.save(session(id(1), 2)));
        assertThat(Files.readAllBytes(file)).isEqualTo(future);
    }

    @Test
    void linkInTheFilesPlaceIsNotFollowed() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        store.save(session(id(1), 1));
        Path file = file(sealer, id(1));
        Path elsewhere = scratch.resolve("elsewhere");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertCode(ErrorCode.STORE_CORRUPT, () -> store.find(id(1)));
        assertThat(elsewhere).exists();
        assertThat(store.find(id(1))).isEmpty();
    }

    @Test
    void listSkipsDamagedFilesAndSetsThemAside() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        store.save(session(id(1), 1));
        store.save(session(id(2), 2));
        Files.write(file(sealer, id(1)), new byte[0]);
        assertThat(store.list(Sessions.NETWORK, Sessions.TENANT)).containsExactly(id(2));
        assertThat(damaged()).hasSize(1);
    }

    @Test
    void saveAndRemoveSetDamagedFilesAside() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        store.save(session(id(1), 1));
        Files.write(file(sealer, id(1)), "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        store.save(session(id(1), 2));
        assertThat(store.find(id(1))).contains(session(id(1), 2));
        Files.write(file(sealer, id(1)), new byte[5]);
        assertThat(store.remove(id(1))).isFalse();
        assertThat(damaged()).hasSize(2);
    }

    @Test
    void damagedLeaseIsNone() throws IOException {
        FileSessionKeyStore store = sealed(sealer);
        assertThat(store.tryLease(id(1), java.time.Duration.ofSeconds(30))).isPresent();
        Path lease = one(files(folder()), ".lease");
        Files.write(lease, new byte[20]);
        assertThat(store.tryLease(id(1), java.time.Duration.ofSeconds(30))).isPresent();
    }

    private static void swap(Path a, Path b) throws IOException {
        byte[] first = Files.readAllBytes(a);
        Files.write(a, Files.readAllBytes(b));
        Files.write(b, first);
    }
}
