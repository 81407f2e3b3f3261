package org.lit4j.core;

import java.util.function.Supplier;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Makes a typed error of whatever a store throws. */
final class StoreCalls {
    private StoreCalls() {}

    static <T> T call(String verb, Supplier<T> call) {
        try {
            return call.get();
        } catch (LitException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new LitException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "The store failed to " + verb + " (" + e.getClass().getName() + "); see the cause.",
                    e);
        }
    }

    static void run(String verb, Runnable call) {
        call(verb, () -> {
            call.run();
            return true;
        });
    }
}
