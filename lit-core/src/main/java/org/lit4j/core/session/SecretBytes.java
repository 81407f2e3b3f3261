package org.lit4j.core.session;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * Bytes that must not leak. They have no text form, no JSON form, compare in constant time, and are wiped when closed.
 * The only way to them is {@link #expose}. Thread-safe; {@link #close} while another thread reads makes that read fail.
 */
public final class SecretBytes implements AutoCloseable {
    private byte @Nullable [] bytes;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies the bytes; the caller should wipe its own. */
    public static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    /** Copies the bytes and overwrites the given array with zeros. */
    public static SecretBytes takeOver(byte[] bytes) {
        SecretBytes secret = copyOf(bytes);
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }

    /**
     * Lends a copy of the bytes to the function and wipes the copy afterwards.
     *
     * @throws LitException {@code CLOSED}
     */
    public <T> T expose(Function<byte[], T> use) {
        byte[] copy = copy();
        try {
            return use.apply(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /** Returns an independent secret with the same bytes. */
    public SecretBytes duplicate() {
        return expose(SecretBytes::copyOf);
    }

    public int length() {
        return expose(copy -> copy.length);
    }

    /** Overwrites the bytes with zeros and forgets them. Idempotent. */
    @Override
    public synchronized void close() {
        if (bytes != null) {
            Arrays.fill(bytes, (byte) 0);
            bytes = null;
        }
    }

    private synchronized byte[] copy() {
        if (bytes == null) {
            throw new LitException(ErrorCode.CLOSED, "This secret was wiped. Ask its owner for a new one.");
        }
        return bytes.clone();
    }

    /** Compares in constant time for equal lengths. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof SecretBytes that && expose(a -> that.expose(b -> MessageDigest.isEqual(a, b)));
    }

    /** Returns the same number for every secret, so that it tells nothing. */
    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "SecretBytes[redacted]";
    }
}
