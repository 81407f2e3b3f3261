package org.lit4j.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;

/** What a runner may leave out of its answers, and what it may not. */
class NotRequiredMembersTest {
    private static final String EXPECTED = "{\"ok\":true,\"validation\":{\"isValid\":false,\"errors\":[\"%s\"]},"
            + "\"formatted\":\"text for people\"}";
    private static final String ERROR = "Session Sig 'n': Main signedMessage is not valid JSON.";

    @Test
    void aMemberThatIsNotRequiredMayBeLeftOutAndIsNamed() {
        ConformanceReport report = run(EXPECTED.formatted(ERROR));

        assertThat(report.summary()).isEqualTo("1 passed, 0 failed, 0 refused on purpose");
        assertThat(report.notes())
                .containsExactly("x.json: [formatError, formatted] are not answered, so not compared");
    }

    @Test
    void theOthersAreCompared() {
        assertThat(run(EXPECTED.formatted("other words")).failures()).isEqualTo(1);
        assertThat(run(EXPECTED.formatted(ERROR).replace("formatted", "surprise"))
                        .failures())
                .isEqualTo(1);
    }

    private static ConformanceReport run(String expected) {
        JsonObject sigs = JsonParser.parseObject(
                "{\"n\":{\"sig\":\"\",\"derivedVia\":\"\",\"signedMessage\":\"x\",\"address\":\"\"}}",
                "The signatures");
        JsonObject input = JsonObject.builder()
                .put("now", "2024-02-03T04:05:06.789Z")
                .put("sessionSigsJson", sigs.stringify())
                .build();
        String file = "{\"schema\":\"session-sigs-validate/1\",\"sources\":[\"p@1\"],\"vectors\":[{\"name\":\"v\","
                + "\"source\":\"p@1\",\"input\":" + input.stringify() + ",\"expected\":" + expected + "}]}";
        return new Conformance(clock -> {
                    throw new IllegalStateException("no vector here has storage");
                })
                .run("x.json", file, Optional.empty());
    }
}
