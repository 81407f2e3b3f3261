package org.lit4j.core.error;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every failure that this library reports. Branch on {@link #code()}; messages may change.
 *
 * <p>A message says what happened, where, and what to do. It never holds key material, tokens or signatures.
 */
public class LitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable TextPosition position;

    public LitException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    public LitException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, null, cause);
    }

    /**
     * Makes a failure that points into a text.
     *
     * @param position where in the text; its numbers are put in front of the message
     */
    public LitException(ErrorCode code, String message, @Nullable TextPosition position, @Nullable Throwable cause) {
        super(position == null ? message : position + ": " + message, cause);
        this.code = requireNonNull(code, "code");
        this.position = position;
    }

    /** Returns what went wrong. */
    public ErrorCode code() {
        return code;
    }

    /** Says whether the same call may succeed later without any change by the caller. */
    public boolean retryable() {
        return code.retryable();
    }

    /** Returns where in the text that was read, when a text was read. */
    public Optional<TextPosition> position() {
        return Optional.ofNullable(position);
    }
}
