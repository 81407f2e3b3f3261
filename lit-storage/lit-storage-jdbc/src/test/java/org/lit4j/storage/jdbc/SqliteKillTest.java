package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a process that saves in a loop. {@code -Dlit.jdbc.kills=200} repeats it so often. */
class SqliteKillTest {
    private static final int KILLS = Integer.getInteger("lit.jdbc.kills", 3);

    @Test
    void noAcknowledgedSaveIsLostAndEveryRecordCanBeRead(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("sessions.db");
        try (Connection connection = SavingLoop.source(file).getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : JdbcSchema.statements(JdbcDialect.SQLITE, JdbcSchema.DEFAULT_PREFIX)) {
                statement.execute(one);
            }
        }
        Random random = new Random(1);
        int next = 0;
        int more = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int acknowledged = saveAndKill(file, next, 1 + random.nextInt(20));
            int found = newest(file);
            assertThat(found).as("kill " + kill).isBetween(acknowledged, acknowledged + 1);
            more += found - acknowledged;
            next = found + 1;
        }
        System.getLogger("lit.jdbc")
                .log(
                        System.Logger.Level.INFO,
                        "{0} kills, {1} saves, {2} of them kept but not yet acknowledged, none lost",
                        KILLS,
                        next,
                        more);
        assertIntact(file);
    }

    /** Returns the last number that the process said to have saved. */
    private static int saveAndKill(Path file, int first, int saves) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SavingLoop.class.getName(),
                        file.toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int last = first - 1;
            String line;
            while ((line = out.readLine()) != null) {
                if (!line.equals(Integer.toString(last + 1))) {
                    break; // cut in the middle of a number
                }
                last++;
                if (last - first + 1 == saves) {
                    process.toHandle().destroyForcibly(); // the process's own method closes its output
                }
            }
            process.waitFor();
            assertThat(last).isGreaterThanOrEqualTo(first + saves - 1);
            return last;
        }
    }

    /** Reads all records, and returns the highest number. */
    private static int newest(Path file) {
        try (JdbcSessionKeyStore store = SavingLoop.open(file)) {
            int newest = -1;
            for (int id = 0; id < SavingLoop.IDS; id++) {
                newest = Math.max(
                        newest,
                        store.find(Fixtures.id(id)).map(Fixtures::numberOf).orElse(-1));
            }
            return newest;
        }
    }

    private static void assertIntact(Path file) throws Exception {
        try (Connection connection = SavingLoop.source(file).getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isEqualTo("ok");
        }
    }
}
