package org.lit4j.core;

import org.jspecify.annotations.Nullable;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.core.session.SessionKeyPair;

/** The session key of one call, and who must wipe it. One thread at a time. */
final class Key implements AutoCloseable {
    private final SessionKeyHandle handle;
    private final @Nullable SessionKeyPair fresh;
    private final boolean callers;
    private boolean detached;

    private Key(SessionKeyHandle handle, @Nullable SessionKeyPair fresh, boolean callers) {
        this.handle = handle;
        this.fresh = fresh;
        this.callers = callers;
    }

    /** A handle that the caller keeps. */
    static Key given(SessionKeyHandle handle) {
        return new Key(handle, null, true);
    }

    /** A handle opened for this call. */
    static Key opened(SessionKeyHandle handle) {
        return new Key(handle, null, false);
    }

    /** A pair made in this call, to be stored. */
    static Key fresh(SessionKeyPair pair, SessionKeyHandle handle) {
        return new Key(handle, pair, false);
    }

    String uri() {
        return handle.uri();
    }

    boolean isNew() {
        return fresh != null;
    }

    SessionKeyPair newPair() {
        return java.util.Objects.requireNonNull(fresh);
    }

    /** Hands the handle out; whoever gets it closes it, which does nothing to a caller's own. */
    SessionKeyHandle detach() {
        detached = true;
        return callers ? new Borrowed(handle) : handle;
    }

    @Override
    public void close() {
        if (fresh != null) {
            fresh.close();
        }
        if (!detached && !callers) {
            handle.close();
        }
    }

    private record Borrowed(SessionKeyHandle handle) implements SessionKeyHandle {
        @Override
        public String publicKey() {
            return handle.publicKey();
        }

        @Override
        public java.util.List<byte[]> sign(byte[] head, java.util.List<byte[]> tails) {
            return handle.sign(head, tails);
        }

        @Override
        public void close() {}
    }
}
