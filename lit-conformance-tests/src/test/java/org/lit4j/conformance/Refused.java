package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Expects a typed error. */
final class Refused {
    private Refused() {}

    static LitException with(ErrorCode code, ThrowingCallable work) {
        LitException failure = catchThrowableOfType(LitException.class, work);
        assertThat(failure).as("a refusal with %s", code).isNotNull();
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        return failure;
    }
}
