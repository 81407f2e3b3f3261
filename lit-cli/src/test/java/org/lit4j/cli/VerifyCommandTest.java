package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.json.JsonParser;

/** {@code lit verify}, on what {@code lit demo} leaves. */
class VerifyCommandTest {
    @TempDir
    private Path folder = Path.of(".");

    private String sigs = "";

    @BeforeEach
    void demo() throws IOException {
        assertThat(Lit.run("demo", "--json", folder.toString()).exitCode()).isZero();
        sigs = Files.readString(folder.resolve("session-sigs.json"));
    }

    @Test
    void saysTheSameAsTheDemo() throws IOException {
        Lit run = Lit.runWithInput(sigs, "verify", "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(Files.readString(folder.resolve("verdicts.json")));
        String second = List.copyOf(
                        JsonParser.parseObject(sigs, "The signatures").members().keySet())
                .get(1);
        Lit stolen = Lit.runWithInput(sigs, "verify", "--json", "--node", second);
        assertThat(stolen.exitCode()).isEqualTo(1);
        String refused = Files.readString(folder.resolve("refused.json"));
        assertThat(stolen.out()).contains(refused.substring(1, refused.length() - 2));
    }

    @Test
    void printsOneLineARuleAndThenTheVerdict() {
        Lit run = Lit.runWithInput(sigs, "verify");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("accepted: user 0x")))
                .hasSize(3);
        assertThat(run.out())
                .containsPattern("  R1e +passed")
                .containsPattern("  1\\.C3b +passed")
                .doesNotContain("failed");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void refusesForAnotherAudience() {
        Lit run = Lit.runWithInput(sigs, "verify", "--node", "http://127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("R5 +failed +NodeNotAuthorized")
                .contains("refused: R5, NodeNotAuthorized, status 403");
    }

    @Test
    void refusesAnotherRequestAndAnotherTimeAndGeneration() {
        assertThat(Lit.runWithInput(sigs, "verify", "--request", "lit-litaction://*#lit-action-execution")
                        .out())
                .contains("refused: R3, NodeResourceIdNotFound, status 404");
        assertThat(Lit.runWithInput(sigs, "verify", "--at", "2020-01-01T00:00:00Z")
                        .out())
                .contains("refused: R4b, NodeIatOutsideGracePeriod, status 403");
        assertThat(Lit.runWithInput(sigs, "verify", "--generation", "naga").out())
                .contains("refused: R2, NodeAuthSigSignedMessageConversionError, status 400");
        assertThat(Lit.runWithInput(sigs, "verify", "--rules", "node").exitCode())
                .isZero();
    }

    @Test
    void judgesEveryEntryThatIsNoSessionSignature() {
        Lit run =
                Lit.runWithInput("{\"https://127.0.0.1:7470\":{\"sig\":\"\"},\"https://127.0.0.1:7471\":7}", "verify");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("refused: R0, NodeInvalidMultipleAuthSigs")
                .contains("refused: R0, NodeBadInput");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "7", "{}", "{\"a\":1,\"a\":2}", "{\"sig\":\"\",\"signedMessage\":\"\"}"})
    void refusesWrongInput(String text) {
        Lit run = Lit.runWithInput(text, "verify");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("lit: ");
    }

    @Test
    void refusesWrongOptions() {
        assertThat(Lit.runWithInput(sigs, "verify", "--rules", "soft").exitCode())
                .isEqualTo(2);
        assertThat(Lit.runWithInput(sigs, "verify", "--generation", "cayenne").exitCode())
                .isEqualTo(2);
        assertThat(Lit.runWithInput(sigs, "verify", "--network-key", "00").exitCode())
                .isEqualTo(2);
        assertThat(Lit.runWithInput(sigs, "verify", "--request", "lit-pkp").exitCode())
                .isEqualTo(2);
        assertThat(Lit.runWithInput(sigs, "verify", "--node", "https://").exitCode())
                .isEqualTo(2);
    }
}
