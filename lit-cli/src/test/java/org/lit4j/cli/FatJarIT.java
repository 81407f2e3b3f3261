package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** lit.jar, one jar with everything in it, finds what it has. */
class FatJarIT {
    private static final Path JAR = Path.of("target", "lit.jar").toAbsolutePath();

    @Test
    void providersAreFoundInTheOneJar() throws IOException, InterruptedException {
        String report = run("providers");
        assertThat(report.lines())
                .anyMatch(line -> line.matches("signer +private-key +lit\\.jar +[0-9].* found"))
                .anyMatch(line -> line.matches("store +memory +lit\\.jar +[0-9].* found"))
                .anyMatch(line -> line.matches("capability builder +recap +lit\\.jar +[0-9].* found"));
        assertThat(report).doesNotContain("broken").endsWith("Service files were found in lit.jar.\n");
    }

    @Test
    void settingsAreFoundInTheOneJar() throws IOException, InterruptedException {
        assertThat(run("settings", "--markdown"))
                .isEqualTo(Lit.run("settings", "--markdown").out());
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
