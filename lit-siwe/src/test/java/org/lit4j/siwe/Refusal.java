package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Expects typed errors. */
final class Refusal {
    private Refusal() {}

    static void expect(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(call)
                .extracting(LitException::code)
                .isEqualTo(code);
    }
}
