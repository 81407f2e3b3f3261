package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonParser;

/** The {@code lit} command, used well and badly: its output holds neither the wallet's key nor the session seed. */
class NoSecretFromCommandTest {
    private static final List<String> FILE_OPTIONS =
            List.of("--private-key-file", "--session-key-file", "--capability-file", "--config");

    private final Captured captured = new Captured(Secrets.scanner());
    private final InputStream oldIn = System.in;

    @TempDir
    private Path folder = Path.of("");

    private Path walletFile = folder;
    private Path sessionFile = folder;

    @BeforeEach
    void writeKeys() throws IOException {
        walletFile = Files.writeString(folder.resolve("wallet.key"), Secrets.WALLET + "\n");
        sessionFile = Files.writeString(folder.resolve("session.json"), Malformed.sessionKeyJson());
    }

    @AfterEach
    void release() {
        System.setIn(oldIn);
        captured.close();
    }

    @Test
    void sessionSigsOfGoodFiles() {
        Ran plain =
                sessionSigs("--private-key-file", walletFile.toString(), "--session-key-file", sessionFile.toString());
        Ran stored = sessionSigs("--private-key-file", walletFile.toString(), "--store", "memory", "--debug");
        assertThat(plain.code()).isZero();
        assertThat(stored.code()).isZero();
        assertThat(captured.debugEvents()).isPositive();
        assertNothingFound();
    }

    @Test
    void inspectOfWhatIsPublicAndOfWhatIsNot() {
        Ran made =
                sessionSigs("--private-key-file", walletFile.toString(), "--session-key-file", sessionFile.toString());
        String document = SessionSigs.parse(made.out())
                .forNode("https://127.0.0.1:7470")
                .orElseThrow()
                .signedMessage();
        JsonArray delegations = new JsonMembers(
                        JsonParser.parseObject(document, "The document"), "The document", ErrorCode.JSON_INVALID)
                .array("capabilities");
        assertThat(inspect(made.out()).code()).isZero();
        assertThat(inspect(delegations.values().get(0).stringify()).code()).isZero();
        assertThat(inspect(Malformed.sessionKeyJson()).code()).isEqualTo(ExitCodes.USAGE);
        assertThat(inspect(Secrets.WALLET).code()).isEqualTo(ExitCodes.USAGE);
        assertThat(inspect("urn:recap:" + Secrets.WALLET).code()).isEqualTo(ExitCodes.USAGE);
        assertNothingFound();
    }

    @Test
    void malformedFiles() throws IOException {
        for (String text : Malformed.sessionKeys()) {
            Path file = Files.writeString(folder.resolve("bad.json"), text);
            Ran ran = sessionSigs("--private-key-file", walletFile.toString(), "--session-key-file", file.toString());
            assertThat(ran.code()).isEqualTo(ExitCodes.USAGE);
        }
        for (String text : Malformed.privateKeys()) {
            Path file = Files.writeString(folder.resolve("bad.key"), text);
            assertThat(sessionSigs("--private-key-file", file.toString()).code())
                    .isEqualTo(ExitCodes.USAGE);
        }
        assertNothingFound();
    }

    /** The wallet's file where the session key's belongs, and so on. */
    @Test
    void filesGivenToWrongOptions() {
        for (String option : FILE_OPTIONS) {
            for (Path file : List.of(walletFile, sessionFile)) {
                List<String> arguments = new ArrayList<>(List.of(option, file.toString()));
                if (!option.equals("--private-key-file")) {
                    arguments.addAll(List.of("--private-key-file", walletFile.toString()));
                }
                boolean right = (option.equals("--private-key-file") && file.equals(walletFile))
                        || (option.equals("--session-key-file") && file.equals(sessionFile));
                Ran ran = sessionSigs(arguments.toArray(String[]::new));
                assertThat(ran.code()).as("%s", arguments).isEqualTo(right ? ExitCodes.DONE : ExitCodes.USAGE);
            }
        }
        assertNothingFound();
    }

    /** The key itself where the name of a file belongs, or where nothing does. */
    @Test
    void keysGivenAsArguments() {
        for (String key : List.of(Secrets.WALLET, "0x" + Secrets.WALLET, Malformed.sessionKeyJson())) {
            for (String option : FILE_OPTIONS) {
                assertThat(sessionSigs(option, key).code()).isEqualTo(ExitCodes.USAGE);
            }
            assertThat(sessionSigs(key).code()).isEqualTo(ExitCodes.USAGE);
            assertThat(lit(key).code()).isEqualTo(ExitCodes.USAGE);
            assertThat(lit("inspect", key).code()).isEqualTo(ExitCodes.USAGE);
            assertThat(sessionSigs("--" + key).code()).isEqualTo(ExitCodes.USAGE);
        }
        assertNothingFound();
    }

    /** In a process of its own: what it prints at TRACE, and what it leaves in the folder for temporary files. */
    @Test
    void processOfItsOwn() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path printed = Files.createDirectory(folder.resolve("printed"));
        Path logging = Files.writeString(
                folder.resolve("logback.xml"),
                "<configuration><appender name='E' class='ch.qos.logback.core.ConsoleAppender'>"
                        + "<target>System.err</target><encoder><pattern>%level %logger %mdc %msg%n%ex</pattern></encoder>"
                        + "</appender><root level='TRACE'><appender-ref ref='E'/></root></configuration>");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-Dlogback.configurationFile=" + logging,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments(
                "--private-key-file", walletFile.toString(), "--session-key-file", sessionFile.toString(), "--debug"));
        Path out = printed.resolve("out");
        Path err = printed.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        assertThat(Files.readString(out)).startsWith("{\"https://127.0.0.1:7470\":");
        assertThat(Files.readString(err)).contains("DEBUG");
        captured.seeFolder(printed);
        captured.seeFolder(temporary);
        assertNothingFound();
    }

    /** The test bites: what does print a secret is caught. */
    @Test
    void plantedLeakIsFound() throws IOException {
        captured.see("a settings file", Files.readString(sessionFile));
        assertThat(captured.findings()).isNotEmpty();
    }

    private record Ran(int code, String out) {}

    private Ran sessionSigs(String... more) {
        return lit(arguments(more).toArray(String[]::new));
    }

    private static List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("session-sigs", "--node", "https://127.0.0.1:7470", "--request", "lit-pkp://*#pkp-signing"));
        arguments.addAll(Arrays.asList(more));
        return arguments;
    }

    private Ran inspect(String text) {
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return lit("inspect");
    }

    private Ran lit(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        captured.see("standard output of lit", out.toString());
        captured.see("standard error of lit", err.toString());
        return new Ran(code, out.toString());
    }

    private void assertNothingFound() {
        assertThat(captured.findings()).isEmpty();
        assertThat(captured.seen()).isPositive();
    }
}
