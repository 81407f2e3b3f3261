package org.lit4j.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.lit4j.core.error.LitException;

/** Reads and replaces whole files. Links are not followed. Stateless. */
final class Disk {
    /** No file of a store is larger. */
    static final int MAX_BYTES = 1 << 20;

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> WRITE_NEW = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

    private Disk() {}

    /** Returns what is in a file, or empty when there is none. */
    static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Uninterrupted.run(() -> readAll(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (TooLarge e) {
            throw Failures.corrupt("has more than " + MAX_BYTES + " bytes");
        } catch (IOException e) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw Failures.corrupt("is a link or a folder");
            }
            throw Failures.unavailable("read", file, e);
        }
    }

    private static byte[] readAll(Path file) throws IOException {
        try (SeekableByteChannel in = Files.newByteChannel(file, READ)) {
            if (in.size() > MAX_BYTES) {
                throw new TooLarge();
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) in.size());
            while (bytes.hasRemaining() && in.read(bytes) >= 0) {
                // goes on until all is there, or the file turns out shorter
            }
            return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
        }
    }

    /**
     * Puts a file in the place of another, whole or not at all: it is written beside and renamed.
     *
     * @param temporary a name beside {@code file} that nobody else uses now; what is there goes
     * @param durable whether a loss of power right afterwards must not undo it; then file and folder are synchronised
     * @throws LitException {@code STORE_UNAVAILABLE}; then the other file is still there
     */
    static void replace(Path file, Path temporary, byte[] bytes, boolean durable) {
        try {
            Uninterrupted.run(() -> {
                Files.deleteIfExists(temporary);
                try (FileChannel out = FileChannel.open(temporary, WRITE_NEW, Permissions.ofFile(temporary))) {
                    ByteBuffer left = ByteBuffer.wrap(bytes);
                    while (left.hasRemaining()) {
                        out.write(left);
                    }
                    if (durable) {
                        out.force(true);
                    }
                }
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
                return file;
            });
        } catch (IOException e) {
            LitException failure = Failures.unavailable("write", file, e);
            deleteQuietly(temporary, failure);
            throw failure;
        }
        if (durable) {
            synchronise(file);
        }
    }

    /** Deletes a file; says whether there was one. */
    static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Failures.unavailable("delete", file, e);
        }
    }

    /** Makes what was done in the folder of a file survive a loss of power. */
    static void synchronise(Path file) {
        Path folder = file.getParent();
        try {
            if (folder != null) {
                Uninterrupted.run(() -> {
                    try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
                        open.force(true);
                    }
                    return folder;
                });
            }
        } catch (AccessDeniedException e) {
            // Windows opens no folders; its file systems keep renames in order by themselves.
        } catch (IOException e) {
            throw Failures.unavailable("synchronise the folder of", file, e);
        }
    }

    private static void deleteQuietly(Path file, LitException failure) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** A file of a store is never so large. */
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("too large");
        }
    }
}
