package org.lit4j.crypto.sealing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Files with secrets, for their owner alone (600). Where there are no POSIX permissions nothing is checked. */
final class OwnerFiles {
    private static final int MAX_BYTES = 1 << 20;
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private OwnerFiles() {}

    /** Returns what is in a file; the caller wipes it. */
    static byte[] read(Path file) {
        try {
            requireOwnerOnly(file);
            if (Files.size(file) > MAX_BYTES) {
                throw KeyRing.invalid(file + " has more than " + MAX_BYTES + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw KeyRing.invalid("there is no file " + file);
        } catch (IOException e) {
            throw KeyRing.invalid(file + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    static void create(Path file, byte[] bytes) {
        try {
            write(file, bytes);
        } catch (FileAlreadyExistsException e) {
            throw KeyRing.invalid(file + " is there already and was left alone");
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    static void replace(Path file, byte[] bytes) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            write(beside, bytes);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        FileAttribute<?>[] owner = isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try (FileChannel out = FileChannel.open(file, options, owner)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (!isPosix(file)) {
            return;
        }
        // What a link leads to is what is read.
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file, new LinkOption[0]);
        if (found.stream().anyMatch(OF_OTHERS::contains)) {
            throw new LitException(
                    ErrorCode.STORE_PERMISSIONS,
                    file + " has the permissions " + PosixFilePermissions.toString(found)
                            + ": others than its owner may use it. Take that away with chmod go-rwx, and replace the keys"
                            + " if somebody may have read them.");
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static LitException cannotWrite(Path file, IOException cause) {
        return KeyRing.invalid(file + " cannot be written (" + cause.getClass().getSimpleName() + ")");
    }
}
