package org.lit4j.testkit.contract;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes for each test class that extends a contract which rules it satisfies: {@code CLASS.txt} for people, {@code
 * CLASS.json} for programs, in the folder that JUnit's configuration parameter {@value #FOLDER} names, or in {@code
 * lit-contract} below {@code target} or {@code build}; nothing when the parameter is {@code off}. Contracts bring it.
 */
final class ContractReport implements BeforeAllCallback, AfterAllCallback, TestWatcher {
    static final String FOLDER = "lit.contract.reports";

    private static final Namespace STATE = Namespace.create(ContractReport.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        RuleResults results = new RuleResults(type.getName(), contractOf(type).getSimpleName(), version());
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            for (Method method : level.getDeclaredMethods()) {
                if (isOurs(level) && method.isAnnotationPresent(Test.class)) {
                    results.expect(method.getName());
                }
            }
        }
        context.getRoot().getStore(STATE).put(type, results);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        if (isOurs(method.getDeclaringClass())) {
            results(context).passed(method.getName());
        } else {
            results(context)
                    .replaced(
                            method.getName(),
                            "overridden in " + method.getDeclaringClass().getName());
        }
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        results(context).failed(context.getRequiredTestMethod().getName(), why(cause));
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        results(context).skipped(context.getRequiredTestMethod().getName(), why(cause));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        results(context).skipped(context.getRequiredTestMethod().getName(), reason.orElse("disabled"));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Optional<Path> folder = folder(context);
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
            String name = context.getRequiredTestClass().getName();
            Files.writeString(
                    folder.get().resolve(name + ".json"), results(context).json());
            Files.writeString(
                    folder.get().resolve(name + ".txt"), results(context).text());
        }
    }

    private static RuleResults results(ExtensionContext context) {
        RuleResults results = context.getRoot().getStore(STATE).get(context.getRequiredTestClass(), RuleResults.class);
        if (results == null) {
            throw new IllegalStateException("The report was not begun");
        }
        return results;
    }

    private static Optional<Path> folder(ExtensionContext context) {
        Optional<String> given = context.getConfigurationParameter(FOLDER);
        if (given.isPresent()) {
            return given.filter(name -> !name.equals("off")).map(Path::of);
        }
        return Stream.of("target", "build")
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(build -> build.resolve("lit-contract"))
                .findFirst();
    }

    /** Returns the contract itself: what a plug-in's author extends. */
    private static Class<?> contractOf(Class<?> type) {
        Class<?> level = type;
        while (level.getSuperclass() != null && !isContract(level)) {
            level = level.getSuperclass();
        }
        return level;
    }

    private static boolean isContract(Class<?> type) {
        return isOurs(type) && type.getSimpleName().endsWith("Contract");
    }

    /** Tests of the kit itself that extend a contract stand in its package, too. */
    private static boolean isOurs(Class<?> type) {
        return type.getPackage() == ContractReport.class.getPackage() && Modifier.isAbstract(type.getModifiers());
    }

    private static String why(@Nullable Throwable cause) {
        if (cause == null) {
            return "no reason was given";
        }
        return cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    }

    private static String version() {
        String version = ContractReport.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
