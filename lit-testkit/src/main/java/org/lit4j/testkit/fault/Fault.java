package org.lit4j.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * What happens instead of a call. Implementations are thread-safe.
 *
 * @param <T> what the call answers
 */
@FunctionalInterface
public interface Fault<T> {
    /**
     * Answers, or throws.
     *
     * @param real makes the call; may be used once, or not at all
     */
    T instead(Supplier<T> real);

    /** Does nothing and throws a {@link LitException} with this code. */
    static <T> Fault<T> fail(ErrorCode code) {
        requireNonNull(code, "code");
        return fail(() -> new LitException(code, "A fault of the test kit: " + code + "."));
    }

    /** Does nothing and throws what is supplied, such as an exception that no contract allows. */
    static <T> Fault<T> fail(Supplier<? extends RuntimeException> failure) {
        return real -> {
            throw failure.get();
        };
    }

    /** Makes the call, and then throws all the same: as when the answer is lost on its way. */
    static <T> Fault<T> failAfterwards(ErrorCode code) {
        requireNonNull(code, "code");
        return real -> {
            T lost = real.get();
            requireNonNull(lost);
            throw new LitException(code, "A fault of the test kit, after the call was made: " + code + ".");
        };
    }

    /** Waits at the gate, and then makes the call. */
    static <T> Fault<T> hold(Gate gate) {
        return real -> {
            gate.pass();
            return real.get();
        };
    }

    /** Waits at the gate, and then does what another fault does. */
    static <T> Fault<T> hold(Gate gate, Fault<T> then) {
        return real -> {
            gate.pass();
            return then.instead(real);
        };
    }

    /** Does nothing and answers this. */
    static <T> Fault<T> answer(T garbage) {
        return real -> garbage;
    }

    /** Makes the call and answers something made of what it answered. */
    static <T> Fault<T> alter(UnaryOperator<T> change) {
        return real -> change.apply(real.get());
    }
}
