package org.lit4j.core;

import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.LitException;
import org.slf4j.Logger;

/** Logs the flow at DEBUG when the caller wants it; what comes by here is never a secret. */
record FlowLog(Logger logger, boolean enabled) {
    /** Says what the caller should know, whether it debugs or not. */
    void warn(String format, @Nullable Object... values) {
        logger.warn(format, values);
    }

    /** Says of a failure what is safe to log. */
    static String codeOf(RuntimeException failure) {
        return failure instanceof LitException known
                ? known.code().name()
                : failure.getClass().getName();
    }

    void debug(String format, @Nullable Object... values) {
        if (enabled) {
            logger.debug(format, values);
        }
    }
}
