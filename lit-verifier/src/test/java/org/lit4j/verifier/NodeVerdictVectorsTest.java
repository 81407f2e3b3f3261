package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * The vectors of the schema {@code node-verdict/1}. They are made here and kept in lit-testkit; the property
 * {@code lit.vectors.write} writes them again.
 */
class NodeVerdictVectorsTest {
    private static final Path FILE = Path.of(
            Objects.requireNonNull(System.getProperty("lit.root")),
            "lit-testkit/src/main/resources/org/lit4j/testkit/vectors/node-verdict.json");

    private static JsonArray vectors() {
        CaseList cases = new CaseList();
        OuterCases.addTo(cases);
        KeyCases.addTo(cases);
        DocumentCases.addTo(cases);
        PriceCases.addTo(cases);
        TimeCases.addTo(cases);
        SiweCases.addTo(cases);
        NetworkCases.addTo(cases);
        SchemeCases.addTo(cases);
        RecapCases.addTo(cases);
        DelegationCases.addTo(cases);
        WalletCases.addTo(cases);
        OtherWalletCases.addTo(cases);
        AuthSigCases.addTo(cases);
        return cases.vectors();
    }

    private static String file() {
        String head =
                "{\"schema\":\"node-verdict/1\",\"description\":\"Session signatures and delegations, and what the"
                        + " nodes' rules, or the hardened ones, say about each: rule, code and kind as raised, public code and"
                        + " status.\",\"sources\":[\"node@naga\",\"node@datil\"],\"vectors\":[\n ";
        return head
                + vectors().values().stream().map(JsonValue::stringify).collect(Collectors.joining(",\n "))
                + "\n]}\n";
    }

    @Test
    void theFileIsWhatIsMadeHere() throws IOException {
        if (Boolean.getBoolean("lit.vectors.write")) {
            Files.writeString(FILE, file());
        }
        assertThat(Files.readString(FILE)).isEqualTo(file());
    }

    @TestFactory
    Stream<DynamicTest> vector() throws IOException {
        JsonObject all = JsonParser.parseObject(Files.readString(FILE), "The vectors");
        JsonArray vectors = (JsonArray) all.get("vectors").orElseThrow();
        return vectors.values().stream()
                .map(JsonObject.class::cast)
                .map(vector -> dynamicTest(text(vector, "name"), () -> {
                    JsonObject answer = VerdictVectors.answer(
                            (JsonObject) vector.get("input").orElseThrow());
                    JsonObject expected = (JsonObject) vector.get("expected").orElseThrow();
                    expected.members()
                            .forEach((name, value) -> assertThat(answer.get(name))
                                    .as(name + " of " + answer)
                                    .contains(value));
                }));
    }

    private static String text(JsonObject vector, String name) {
        return ((JsonString) vector.get(name).orElseThrow()).value();
    }

    @Test
    void theyAreManyAndDistinct() {
        List<JsonObject> all =
                vectors().values().stream().map(JsonObject.class::cast).toList();
        List<String> triples = all.stream()
                .map(vector -> text(vector, "rule") + "|" + text(vector, "outcome") + "|" + text(vector, "name"))
                .toList();
        assertThat(triples).doesNotHaveDuplicates().hasSizeGreaterThan(150);
        assertThat(all.stream().map(vector -> text(vector, "name")).toList()).doesNotHaveDuplicates();
    }
}
