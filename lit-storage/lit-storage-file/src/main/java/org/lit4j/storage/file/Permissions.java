package org.lit4j.storage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Owner-only permissions: 700 for folders, 600 for files. Where there are no POSIX permissions nothing is checked. */
final class Permissions {
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private Permissions() {}

    /** Returns what a new folder is made with. */
    static FileAttribute<?>[] ofFolder(Path where) {
        return attributes(where, "rwx------");
    }

    /** Returns what a new file is made with. */
    static FileAttribute<?>[] ofFile(Path where) {
        return attributes(where, "rw-------");
    }

    /**
     * Refuses a file or folder that others may read or change.
     *
     * @throws LitException {@code STORE_PERMISSIONS}
     */
    static void requireOwnerOnly(Path path) throws IOException {
        if (!isPosix(path)) {
            return;
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        if (found.stream().anyMatch(OF_OTHERS::contains)) {
            throw new LitException(
                    ErrorCode.STORE_PERMISSIONS,
                    path + " has the permissions " + PosixFilePermissions.toString(found)
                            + ": others than its owner may use it. Take that away with chmod go-rwx.");
        }
    }

    /**
     * Refuses a folder that is somebody else's than the file made by this process.
     *
     * @throws LitException {@code STORE_PERMISSIONS}
     */
    static void requireSameOwner(Path folder, Path made) throws IOException {
        if (isPosix(folder)
                && !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
                        .equals(Files.getOwner(made, LinkOption.NOFOLLOW_LINKS))) {
            throw new LitException(
                    ErrorCode.STORE_PERMISSIONS,
                    folder + " belongs to "
                            + Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName()
                            + ", not to the user of this process. Run as that user, or give another folder.");
        }
    }

    private static FileAttribute<?>[] attributes(Path where, String permissions) {
        return isPosix(where)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
