package org.lit4j.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was opened and must be closed: once, the last opened first, each whatever becomes of the others. Thread-safe.
 */
final class Ownership {
    private final List<AutoCloseable> parts = new ArrayList<>();

    /** Takes over what can be closed. */
    synchronized <T> T take(T part) {
        if (part instanceof AutoCloseable closeable) {
            parts.add(closeable);
        }
        return part;
    }

    /**
     * Closes everything that has not been closed yet.
     *
     * @param failure what happened before, to which failures to close are added; null when nothing did
     * @return whether there was anything to close
     */
    boolean closeAll(@Nullable Throwable failure) {
        Throwable first = failure;
        List<AutoCloseable> open = drain();
        for (AutoCloseable part : open) {
            try {
                part.close();
            } catch (Throwable e) { // of whatever kind: the others must be closed
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        if (failure == null && first != null) {
            throw unchecked(first);
        }
        return !open.isEmpty();
    }

    private synchronized List<AutoCloseable> drain() {
        List<AutoCloseable> open = new ArrayList<>(parts);
        parts.clear();
        Collections.reverse(open);
        return open;
    }

    private static RuntimeException unchecked(Throwable problem) {
        if (problem instanceof Error error) {
            throw error;
        }
        return problem instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(problem);
    }
}
