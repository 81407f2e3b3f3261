package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * One row of a table of bad input.
 *
 * @param place what was given the input
 * @param code what must be reported
 * @param field what the message must name: the part that was wrong, or where
 * @param action gives the input
 */
record Row(String place, ErrorCode code, String field, ThrowingCallable action) {
    /** Makes one test a row, and checks that no two rows say the same. */
    static List<DynamicTest> tests(List<Row> rows) {
        Set<List<Object>> distinct = new HashSet<>();
        rows.forEach(row -> assertThat(distinct.add(List.of(row.place, row.code, row.field)))
                .as("row %s, %s, %s stands twice", row.place, row.code, row.field)
                .isTrue());
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.place + ": " + row.code + ", " + row.field, row::check))
                .toList();
    }

    private void check() {
        Throwable thrown = catchThrowable(action);
        assertThat(thrown).isInstanceOf(LitException.class);
        LitException failure = (LitException) thrown;
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        assertThat(failure).hasMessageContaining(field);
        assertThat(failure.getMessage())
                .as("says what to do or what is wrong, in a sentence")
                .hasSizeGreaterThan(20);
    }
}
