package org.lit4j.testkit.leak;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Fails each test in which a planted secret leaks, wherever {@link LeakWatch} looks:
 *
 * <pre>{@code
 * @RegisterExtension
 * final LeakCanary canary = LeakCanary.create();
 *
 * @Test
 * void savesWithoutALeak(@TempDir Path folder) {
 *     byte[] seed = canary.plant("seed of the session key");
 *     canary.watch(folder);
 *     …
 *     canary.look("the exception", exception);
 * }
 * }</pre>
 *
 * <p>An exception that ends the test is looked at, and not repeated when it holds a secret. A test without a planted
 * secret fails: it would show nothing. One thread at a time registers, plants and looks; what other threads log is seen.
 */
public final class LeakCanary implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {
    private final boolean needsSlf4j;
    private @Nullable LeakWatch watch;
    private boolean planted;

    private LeakCanary(boolean needsSlf4j) {
        this.needsSlf4j = needsSlf4j;
    }

    /**
     * Makes an extension for a field with {@code @RegisterExtension} that is not static. A test fails when what is logged
     * through slf4j cannot be seen: put logback-classic or slf4j-jdk14 on the tests' class path.
     */
    public static LeakCanary create() {
        return new LeakCanary(true);
    }

    /** Makes one for code that does not log through slf4j. */
    public static LeakCanary withoutSlf4j() {
        return new LeakCanary(false);
    }

    /** Makes a secret of 32 random bytes; see {@link LeakWatch#plant(String)}. */
    public byte[] plant(String name) {
        planted = true;
        return watch().plant(name);
    }

    /** Names a secret; see {@link LeakWatch#plant(String, byte[])}. */
    public void plant(String name, byte[] secret) {
        planted = true;
        watch().plant(name, secret);
    }

    /** Shows something that must hold no secret; see {@link LeakWatch#look}. */
    public void look(String place, @Nullable Object value) {
        watch().look(place, value);
    }

    /** Has all files below a folder searched when the test ends; see {@link LeakWatch#folder}. */
    public void watch(Path folder) {
        watch().folder(folder);
    }

    /** Returns what has leaked by now. */
    public List<Finding> findings() {
        return watch().findings();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        LeakWatch started = LeakWatch.start(new SecureRandom());
        if (needsSlf4j && !started.seesSlf4j()) {
            started.close();
            throw new IllegalStateException("What is logged through slf4j goes where the canary does not see it. Add "
                    + "logback-classic or slf4j-jdk14 to the tests' class path, or take LeakCanary.withoutSlf4j().");
        }
        planted = false;
        watch = started;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        List<Finding> before = findings();
        look("the exception that ended the test", failure);
        if (findings().size() > before.size()) {
            AssertionError instead = new AssertionError("The test ended with a "
                    + failure.getClass().getName() + " that holds a secret, so that it is not repeated here.");
            instead.setStackTrace(failure.getStackTrace());
            throw instead;
        }
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        LeakWatch ending = watch;
        if (ending == null) {
            return; // the beginning has failed and said why
        }
        watch = null;
        try (ending) {
            List<Finding> findings = ending.findings();
            if (!findings.isEmpty()) {
                throw new AssertionError("Secrets leaked:"
                        + findings.stream().map(found -> "\n- " + found).collect(Collectors.joining()));
            }
            if (!planted) {
                throw new AssertionError("No secret was planted, so that nothing can be said. Call plant(…).");
            }
        }
    }

    private LeakWatch watch() {
        return requireNonNull(watch, "The canary lives from the beginning to the end of a test");
    }
}
