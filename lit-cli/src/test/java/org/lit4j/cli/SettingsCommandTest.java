package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lit settings}: which there are, what one means, what is wrong in a file. */
class SettingsCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("lit.root", ".."));

    @TempDir
    private Path folder = Path.of("");

    /** The page is what the declarations say; if not: {@code ./lit settings --markdown > docs/settings-reference.md}. */
    @Test
    void theReferencePageIsMadeFromTheDeclarations() throws IOException {
        Lit lit = Lit.run("settings", "--markdown");
        assertThat(lit.exitCode()).isZero();
        assertThat(lit.out())
                .as("run: ./lit settings --markdown > docs/settings-reference.md")
                .isEqualTo(Files.readString(ROOT.resolve("docs/settings-reference.md")));
    }

    @Test
    void listsEverySetting() {
        Lit lit = Lit.run("settings");
        assertThat(lit.exitCode()).isZero();
        assertThat(lit.out().lines())
                .anyMatch(line -> line.startsWith("lit.nodes ") && line.contains("optional"))
                .anyMatch(line -> line.startsWith("lit.signer.private-key.key-file ") && line.contains("required"))
                .anyMatch(line -> line.startsWith("lit.store.memory.maximum-size ") && line.contains("default 10000"));
    }

    @Test
    void explainsOneAndSaysWhereItIsGiven() throws IOException {
        Path file = Files.writeString(folder.resolve("lit.properties"), "\nlit.store.memory.maximum-size = 77\n");
        Lit lit = Lit.run("settings", "explain", "lit.store.memory.maximum-size", "--config", file.toString());
        assertThat(lit.exitCode()).isZero();
        assertThat(lit.out()).isEqualTo("""
                        lit.store.memory.maximum-size
                          meaning      how many sessions are kept; beyond that the least recently used are forgotten
                          values       number, 1 or more
                          default      10000
                          secret       no
                          environment  LIT_STORE_MEMORY_MAXIMUM_SIZE
                          read by      store memory
                          given        line 2 of lit.properties
                        """);
        assertThat(Lit.run("settings", "explain", "LIT_STORE").out()).startsWith("lit.store\n");
    }

    @Test
    void explainingWhatThereIsNotSaysWhatIsNear() {
        Lit lit = Lit.run("settings", "explain", "lit.stroe");
        assertThat(lit.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(lit.err()).contains("SETTING_UNKNOWN").contains("did you mean 'lit.store'?");
    }

    @Test
    void validatesAFile() throws IOException {
        Path key = Files.writeString(folder.resolve("wallet.hex"), Fixtures.WALLET_KEY);
        Path file = Files.writeString(folder.resolve("lit.properties"), """
                lit.nodes = https://127.0.0.1:7470
                lit.store = memory
                lit.signer = private-key
                lit.signer.private-key.key-file = %s
                """.formatted(key));
        Lit lit = Lit.run("settings", "validate", file.toString());
        assertThat(lit.exitCode()).isZero();
        assertThat(lit.out()).isEqualTo("no mistakes\n");
    }

    @Test
    void saysEverythingThatIsWrongInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("lit.properties"), """
                lit.nodes = https://127.0.0.1:7470
                lit.dialect = v77
                lit.signer = private-key
                lit.debug = no
                lit.color = red
                """);
        Lit lit = Lit.run("settings", "validate", file.toString());
        assertThat(lit.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(lit.out()).isEqualTo("""
                        lit.color (line 5 of lit.properties): there is no such setting; 'lit settings' lists those that there are
                        lit.debug (line 4 of lit.properties): it is none of true, false
                        lit.dialect (line 2 of lit.properties): There is no dialect of that name; known are v3, v3.2, v7, v8; did you mean 'v7'?
                        lit.signer.private-key.key-file: it is missing; give path: a file with 64 hexadecimal digits; `0x` and a line break at the end are allowed
                        """);
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        Lit lit = Lit.run("settings", "validate", folder.resolve("absent").toString());
        assertThat(lit.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(lit.err()).contains("SETTING_INVALID").contains("absent");
    }

    /** An option is where the mistake is, not a file. */
    @Test
    void sessionSigsNamesTheOptionOfAMistake() {
        Lit lit = Lit.run(
                "session-sigs",
                "--node",
                "nowhere",
                "--dialect",
                "v33",
                "--store",
                "memory",
                "--set",
                "maximum-size=none",
                "--request",
                "lit-pkp://*#pkp-signing");
        assertThat(lit.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(lit.err())
                .contains("3 mistakes in the settings:")
                .contains("- lit.nodes (--node): ")
                .contains("- lit.dialect (--dialect): ")
                .contains("- lit.store.memory.maximum-size (--set): ");
    }
}
