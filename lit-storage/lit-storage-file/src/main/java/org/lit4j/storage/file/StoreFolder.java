package org.lit4j.storage.file;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * The folder of a store. Below it: {@code lit4j-store}, which says what the folder is; {@code lock}; {@code 0} to {@code
 * f}, the folders of records and leases by the first digit of their identity; {@code damaged}, where unreadable files are
 * set aside. Everything else is left alone. Thread-safe.
 */
final class StoreFolder {
    static final String RECORD = ".session";
    static final String LEASE = ".lease";

    private static final String MARKER = "lit4j-store";
    private static final String LOCK = "lock";
    private static final String DAMAGED = "damaged";
    private static final String PROBE = "probe-";
    private static final String DIGITS = "0123456789abcdef";
    private static final int TENANT_DIGITS = 16;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{16}-([0-9a-f]{64})\\.(session|lease)");

    private final Path root;

    StoreFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    Path lockFile() {
        return root.resolve(LOCK);
    }

    /** Makes the folder if need be, and refuses one that cannot be a store's. */
    void prepare() {
        try {
            if (Files.isSymbolicLink(root)) {
                throw Failures.path(root, "is a symbolic link. Name the folder that it leads to.");
            }
            if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(root, Permissions.ofFolder(requireNonNull(existingAncestor())));
            }
            if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
                throw Failures.path(root, "is no folder. Give the path of one.");
            }
            Permissions.requireOwnerOnly(root);
            Path probe = Files.createTempFile(root, PROBE, "", Permissions.ofFile(root));
            try {
                Permissions.requireSameOwner(root, probe);
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            LitException failure = Failures.path(
                    root,
                    "cannot be made or written to (" + e.getClass().getSimpleName()
                            + "). Give another, or let the user of this process write there.");
            failure.addSuppressed(e);
            throw failure;
        }
    }

    /** Checks what the folder is, or makes it a store's. To be called under {@link FolderLocks#SETUP}. */
    void setUp(Records records) {
        Path marker = root.resolve(MARKER);
        String expected = "lit4j-store 1 " + (records.areSealed() ? "sealed " : "plaintext ") + records.check() + "\n";
        try {
            if (!Files.exists(marker, LinkOption.NOFOLLOW_LINKS)) {
                requireEmpty();
                makeFolders();
                byte[] text = expected.getBytes(StandardCharsets.US_ASCII);
                Disk.replace(marker, root.resolve(MARKER + ".new"), text, true);
                return;
            }
            byte[] found = Disk.read(marker).orElse(new byte[0]);
            requireMarker(new String(found, StandardCharsets.ISO_8859_1), expected);
            makeFolders();
            Permissions.requireOwnerOnly(marker);
        } catch (IOException e) {
            throw Failures.unavailable("set up", root, e);
        }
    }

    private void requireMarker(String found, String expected) {
        if (found.equals(expected)) {
            return;
        }
        Path marker = root.resolve(MARKER);
        String[] parts = found.trim().split(" ", -1);
        String[] wanted = expected.trim().split(" ", -1);
        if (parts.length < 2 || !parts[0].equals(wanted[0])) {
            throw Failures.format(marker, "is not the mark of a store: the folder is another program's, or damaged.");
        }
        if (!parts[1].equals(wanted[1])) {
            throw Failures.format(
                    marker,
                    "says that the store has the form '" + (parts[1].matches("[0-9]{1,9}") ? parts[1] : "?")
                            + "'; this version of lit4j reads form 1. Use the version that made it.");
        }
        if (parts.length != wanted.length) {
            throw Failures.format(marker, "is damaged. Restore it from a backup.");
        }
        if (!parts[2].equals(wanted[2])) {
            throw Failures.format(
                    marker,
                    "says that the store was made in another mode than " + wanted[2] + ". Open it in that mode.");
        }
        throw new LitException(
                ErrorCode.SEAL_KEY_WRONG,
                "The store in " + root + " was made with another look-up key, or with the other value of"
                        + " hide-identity, so nothing in it would be found. Give the key ring that it was made with.");
    }

    private void requireEmpty() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                // The probe is another process's, which opens the same new folder at this moment.
                boolean ours = Set.of(LOCK, MARKER + ".new", DAMAGED).contains(name)
                        || (name.length() == 1 && DIGITS.contains(name))
                        || name.matches(PROBE + "[0-9]+");
                if (!ours) {
                    throw Failures.path(
                            root, "is not empty and no store: something else is in it. Give an empty or new folder.");
                }
            }
        }
    }

    private void makeFolders() throws IOException {
        for (int i = 0; i < DIGITS.length(); i++) {
            makeFolder(root.resolve(DIGITS.substring(i, i + 1)));
        }
        makeFolder(root.resolve(DAMAGED));
    }

    private void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, Permissions.ofFolder(root));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw Failures.path(root, "has no folder, but something else called " + folder.getFileName() + ".");
            }
            Permissions.requireOwnerOnly(folder);
        }
    }

    private Path existingAncestor() {
        Path ancestor = root;
        while (ancestor.getParent() != null && !Files.exists(ancestor)) {
            ancestor = ancestor.getParent();
        }
        return ancestor;
    }

    /** Returns the place of an identity's files, without their endings. */
    Place place(String tenantLookup, String lookup) {
        Path folder = root.resolve(lookup.substring(0, 1));
        String name = tenantLookup.substring(0, TENANT_DIGITS) + "-" + lookup;
        return new Place(folder, name, lookup);
    }

    /**
     * Where an identity's files are.
     *
     * @param name what stands before the endings
     */
    record Place(Path folder, String name, String lookup) {
        Path record() {
            return folder.resolve(name + RECORD);
        }

        Path lease() {
            return folder.resolve(name + LEASE);
        }

        /** A file being written; everybody who writes it holds the lock of the stripe. */
        Path temporary() {
            return folder.resolve("new-" + lookup.substring(0, 2));
        }

        int stripe() {
            return Integer.parseInt(lookup.substring(0, 2), 16);
        }

        boolean isOfTenant(String tenantLookup) {
            return name.startsWith(tenantLookup.substring(0, TENANT_DIGITS) + "-");
        }
    }

    /** Does something for each identity of which there is a file with the ending, one folder after the other. */
    void forEach(String ending, Consumer<Place> use) {
        for (int i = 0; i < DIGITS.length(); i++) {
            for (Place place : places(root.resolve(DIGITS.substring(i, i + 1)), ending)) {
                use.accept(place);
            }
        }
    }

    private static List<Place> places(Path folder, String ending) {
        List<Place> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                var parts = NAME.matcher(name);
                if (name.endsWith(ending) && parts.matches()) {
                    String lookup = requireNonNull(parts.group(1));
                    if (folder.endsWith(lookup.substring(0, 1))) {
                        found.add(new Place(folder, name.substring(0, name.length() - ending.length()), lookup));
                    }
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            throw Failures.unavailable(
                    "list", folder, e instanceof IOException io ? io : new IOException(e.getMessage(), e));
        }
        return found;
    }

    /** Makes what was deleted or renamed in all folders survive a loss of power. */
    void synchroniseAll() {
        for (int i = 0; i < DIGITS.length(); i++) {
            Disk.synchronise(root.resolve(DIGITS.substring(i, i + 1)).resolve("."));
        }
    }

    /** Deletes what was being written under a lock that the caller holds now: its writer is dead. */
    void deleteLeftover(int stripe, FolderLocks locks, Duration patience) {
        String digits = String.format("%02x", stripe);
        Path leftover = root.resolve(digits.substring(0, 1)).resolve("new-" + digits);
        if (Files.exists(leftover, LinkOption.NOFOLLOW_LINKS)) {
            locks.with(stripe, patience, () -> Disk.delete(leftover));
        }
    }

    /**
     * Moves a file that cannot be used to where nobody looks for records.
     *
     * @return its new place
     */
    Path setAside(Path file) {
        Path damaged = root.resolve(DAMAGED);
        try {
            for (int i = 1; ; i++) {
                Path target = damaged.resolve(file.getFileName() + "." + i);
                if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(file, target);
                    Disk.synchronise(target);
                    Disk.synchronise(file);
                    return target;
                }
            }
        } catch (IOException e) {
            throw Failures.unavailable("set aside the damaged file", file, e);
        }
    }
}
