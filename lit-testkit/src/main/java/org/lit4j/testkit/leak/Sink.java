package org.lit4j.testkit.leak;

import org.jspecify.annotations.Nullable;

/** Takes what a {@link Tap} sees. Thread-safe. */
interface Sink {
    /**
     * Takes a value: a text, an exception, an argument of a log call.
     *
     * @param place where it was seen
     */
    void value(String place, @Nullable Object value);

    /** Takes bytes that were written to a stream, in the order in which they were written. */
    void stream(String place, byte[] bytes, int from, int count);
}
