package org.lit4j.storage.file;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** What is refused, and how. */
final class Codes {
    private Codes() {}

    static LitException assertCode(ErrorCode code, ThrowingCallable call) {
        LitException failure = catchThrowableOfType(LitException.class, call);
        Assertions.assertThat(failure).as("nothing was refused").isNotNull();
        Assertions.assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        return failure;
    }
}
