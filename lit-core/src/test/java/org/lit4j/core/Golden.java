package org.lit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Texts for people, compared with what is kept beside the test. */
public final class Golden {
    private Golden() {}

    /** Compares a text with the resource of that name beside the test. */
    public static void assertSame(Class<?> test, String name, String text) throws IOException {
        try (InputStream in = test.getResourceAsStream(name)) {
            String kept = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).as(name).isEqualTo(kept);
        }
    }
}
