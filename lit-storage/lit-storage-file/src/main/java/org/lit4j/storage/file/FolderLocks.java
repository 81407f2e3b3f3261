package org.lit4j.storage.file;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * The locks of one folder, for all who use it: threads by a lock in the JVM, processes by a lock on one byte of the lock
 * file. All stores of a JVM on one folder share them, because closing any channel of a file gives up all locks that the
 * process has on it. Thread-safe.
 */
final class FolderLocks {
    /** How many locks there are for records; what shares one waits for each other. */
    static final int STRIPES = 256;

    /** The lock for setting the folder up. */
    static final int SETUP = STRIPES;

    private static final ReentrantLock GUARD = new ReentrantLock();
    private static final Map<Object, FolderLocks> OPEN = new HashMap<>();
    private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Object key;
    private final Path file;
    private final FileChannel channel;
    private final ReentrantLock[] threads = new ReentrantLock[STRIPES + 1];

    /** Guarded by {@link #GUARD}. */
    private int users;

    private FolderLocks(Object key, Path file, FileChannel channel) {
        this.key = key;
        this.file = file;
        this.channel = channel;
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new ReentrantLock();
        }
    }

    /** Opens the locks behind a lock file, which is made when it is not there. To be released. */
    static FolderLocks of(Path file) throws IOException {
        GUARD.lock();
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                createIfAbsent(file);
            }
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isRegularFile()) {
                throw Failures.path(
                        requireNonNull(file.getParent()),
                        "has something else than a file called " + file.getFileName() + ". Give another folder.");
            }
            Object key = found.fileKey() == null ? file.toRealPath() : requireNonNull(found.fileKey());
            FolderLocks locks = OPEN.get(key);
            if (locks == null) {
                locks = new FolderLocks(key, file, FileChannel.open(file, StandardOpenOption.WRITE));
                OPEN.put(key, locks);
            }
            locks.users++;
            return locks;
        } finally {
            GUARD.unlock();
        }
    }

    private static void createIfAbsent(Path file) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        FileChannel.open(file, options, Permissions.ofFile(file)).close();
    }

    /** Gives the locks up; the last one closes the file. */
    void release() {
        GUARD.lock();
        try {
            users--;
            if (users == 0) {
                OPEN.remove(key);
                channel.close();
            }
        } catch (IOException e) {
            throw Failures.unavailable("close", file, e);
        } finally {
            GUARD.unlock();
        }
    }

    /**
     * Does the work while no other thread or process has this lock.
     *
     * @param patience how long to wait for it
     * @throws LitException {@code STORE_BUSY}; {@code STORE_UNAVAILABLE}
     */
    <T> T with(int stripe, Duration patience, Supplier<T> work) {
        enter();
        boolean interrupted = Thread.interrupted();
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            interrupted |= lockThread(stripe, deadline);
            try {
                Held held = lockProcess(stripe, deadline);
                interrupted |= held.interrupted();
                try {
                    return work.get();
                } finally {
                    held.lock().release();
                }
            } catch (IOException e) {
                throw Failures.unavailable("lock", file, e);
            } finally {
                threads[stripe].unlock();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            release();
        }
    }

    /** Keeps the channel open while a lock is held, though the store is closed meanwhile. */
    private void enter() {
        GUARD.lock();
        try {
            if (users == 0) {
                throw new LitException(ErrorCode.CLOSED, "This store is closed. Open a new one.");
            }
            users++;
        } finally {
            GUARD.unlock();
        }
    }

    /** Returns whether the thread was interrupted meanwhile. */
    private boolean lockThread(int stripe, long deadline) {
        boolean interrupted = false;
        while (true) {
            try {
                if (threads[stripe].tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return interrupted;
                }
                throw busy("a thread of this JVM", interrupted);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private record Held(FileLock lock, boolean interrupted) {}

    private Held lockProcess(int stripe, long deadline) throws IOException {
        boolean interrupted = false;
        long pause = FIRST_PAUSE;
        while (true) {
            FileLock lock = tryLock(stripe);
            if (lock != null) {
                return new Held(lock, interrupted);
            }
            if (deadline - System.nanoTime() <= 0) {
                throw busy("another process", interrupted);
            }
            LockSupport.parkNanos(this, pause);
            interrupted |= Thread.interrupted();
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
    }

    /** Returns null while somebody else has the lock: a process, or this library in another class loader. */
    private @org.jspecify.annotations.Nullable FileLock tryLock(int stripe) throws IOException {
        try {
            return channel.tryLock(stripe, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private LitException busy(String who, boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new LitException(
                ErrorCode.STORE_BUSY,
                "A lock in " + file + " is held by " + who + " for longer than lock-timeout. Try again, or see what"
                        + " that process is doing.");
    }
}
