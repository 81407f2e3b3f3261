package org.lit4j.testkit.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.slf4j.LoggerFactory;

class LeakCanaryTest {
    /** What a user's tests look like. */
    static class Sample {
        @RegisterExtension
        final LeakCanary canary = LeakCanary.create();

        @Test
        void keepsItToItself() {
            LoggerFactory.getLogger("sample").trace("{} bytes", canary.plant("key").length);
        }

        @Test
        void logsIt() {
            LoggerFactory.getLogger("sample").trace(HexFormat.of().formatHex(canary.plant("key")));
        }

        @Test
        void writesIt(@TempDir Path folder) throws IOException {
            canary.watch(folder);
            Files.write(folder.resolve("key.txt"), canary.plant("key"));
        }

        @Test
        void throwsIt() {
            throw new IllegalStateException(HexFormat.of().formatHex(canary.plant("key")));
        }

        @Test
        void throwsSomethingElse() {
            canary.plant("key");
            throw new IllegalStateException("harmless");
        }

        @Test
        void plantsNothing() {}
    }

    @Test
    void passesWithoutALeak() {
        assertThat(run("keepsItToItself")).isEmpty();
    }

    @Test
    void failsOnALog() {
        assertThat(run("logsIt"))
                .containsExactly("Secrets leaked:\n- key as HEX in log of sample at TRACE, message at 0");
    }

    @Test
    void failsOnAFile() {
        assertThat(run("writesIt")).containsExactly("Secrets leaked:\n- key as RAW in file key.txt at 0");
    }

    @Test
    void failsOnAnExceptionAndDoesNotRepeatIt() {
        List<String> failures = run("throwsIt");
        assertThat(failures).hasSize(2);
        assertThat(failures.get(0))
                .isEqualTo(
                        "The test ended with a java.lang.IllegalStateException that holds a secret, so that it is not"
                                + " repeated here.");
        assertThat(failures.get(1)).contains("key as HEX in the exception that ended the test");
        assertThat(String.join("", failures)).doesNotContainPattern("[0-9a-f]{32}");
    }

    @Test
    void leavesOtherFailuresAlone() {
        assertThat(run("throwsSomethingElse")).containsExactly("harmless");
    }

    @Test
    void failsWhenNothingIsPlanted() {
        assertThat(run("plantsNothing"))
                .containsExactly("No secret was planted, so that nothing can be said. Call plant(…).");
    }

    /** Returns the messages of what the test failed with, and of what that suppressed. */
    private static List<String> run(String method) {
        LauncherConfig bare = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        Class<?>[] parameters = method.equals("writesIt") ? new Class<?>[] {Path.class} : new Class<?>[0];
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(Sample.class, method, parameters))
                .build();
        List<String> messages = new ArrayList<>();
        List<String> ran = new ArrayList<>();
        LauncherFactory.create(bare).execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
                if (identifier.isTest()) {
                    ran.add(identifier.getDisplayName());
                }
                result.getThrowable().ifPresent(failure -> {
                    messages.add(failure.getMessage());
                    for (Throwable suppressed : failure.getSuppressed()) {
                        messages.add(suppressed.getMessage());
                    }
                });
            }
        });
        assertThat(ran).hasSize(1);
        return messages;
    }
}
