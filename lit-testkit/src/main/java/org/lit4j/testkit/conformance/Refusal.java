package org.lit4j.testkit.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.lit4j.core.error.ErrorCode;

/**
 * A vector that is refused on purpose. Immutable.
 *
 * @param file the vector file's name
 * @param vector the vector's name
 * @param criterion {@code a} (the reference could not use its own output), {@code b} (tagged malleability or js-quirk)
 *     or {@code c} (the standard forbids it)
 * @param code what lit4j reports
 */
record Refusal(String file, String vector, String criterion, ErrorCode code) {
    /** Reads the one data file, {@code refusals.json}. */
    static List<Refusal> all() {
        try (InputStream in = Objects.requireNonNull(Refusal.class.getResourceAsStream("refusals.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Input(JsonObjects.parse(text))
                    .objects("refusals").stream().map(Refusal::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal of(Input in) {
        return new Refusal(
                in.text("file"), in.text("vector"), in.text("criterion"), ErrorCode.valueOf(in.text("code")));
    }

    boolean isFor(String fileName, String vectorName) {
        return file.equals(fileName) && vector.equals(vectorName);
    }
}
