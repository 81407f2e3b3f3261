package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** Each rule has a vector that it accepts and one that it refuses, in the file that others run. */
class VectorCoverageTest {
    /** Rules that refuse nothing, and why. */
    private static final Map<String, String> NEVER_REFUSES =
            Map.of("C4b", "a message that C1 has read can always be written again and hashed");

    private static final Set<String> ACCEPTED = new TreeSet<>();
    private static final Set<String> REFUSED = new TreeSet<>();

    @BeforeAll
    static void read() throws IOException {
        Path file = Path.of(
                Objects.requireNonNull(System.getProperty("lit.root")),
                "lit-testkit/src/main/resources/org/lit4j/testkit/vectors/node-verdict.json");
        JsonObject all = JsonParser.parseObject(Files.readString(file), "The vectors");
        for (JsonValue value : ((JsonArray) all.get("vectors").orElseThrow()).values()) {
            JsonObject vector = (JsonObject) value;
            String rule = ((JsonString) vector.get("rule").orElseThrow()).value();
            JsonObject expected = (JsonObject) vector.get("expected").orElseThrow();
            if (expected.get("accepted").orElseThrow().stringify().equals("true")) {
                ACCEPTED.add(rule);
            } else if (expected.stringify().contains("\"rule\":\"" + rule + "\"")) {
                REFUSED.add(rule);
            }
        }
    }

    static Stream<String> rules() {
        return Stream.of(Rule.values()).map(Rule::id);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasAnAcceptedAndARefusedVector(String rule) {
        assertThat(ACCEPTED).as("accepted").contains(rule);
        if (NEVER_REFUSES.containsKey(rule)) {
            assertThat(REFUSED).as(NEVER_REFUSES.get(rule)).doesNotContain(rule);
        } else {
            assertThat(REFUSED).as("refused").contains(rule);
        }
    }

    @Test
    void isAboutRulesThatThereAre() {
        assertThat(Stream.concat(ACCEPTED.stream(), REFUSED.stream()))
                .allSatisfy(rule -> assertThat(rules()).contains(rule));
    }
}
