package org.lit4j.testkit.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a contract class inside a test and says how each rule went. */
final class ContractRun {
    private ContractRun() {}

    /** Returns the rules of a contract: its test methods, inherited ones too. */
    static SortedSet<String> rules(Class<?> contract) {
        SortedSet<String> rules = new TreeSet<>();
        for (Class<?> type = contract; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    rules.add(method.getName());
                }
            }
        }
        return rules;
    }

    /**
     * Runs every rule.
     *
     * @param subject handed to the class under {@link Subject#PARAMETER}
     * @return how each rule went
     */
    static SortedMap<String, TestExecutionResult> of(Class<?> contractClass, String subject) {
        LauncherConfig bare = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contractClass))
                .configurationParameter(Subject.PARAMETER, subject)
                .configurationParameter("lit.contract.reports", "off")
                .build();
        Outcomes outcomes = new Outcomes();
        Launcher launcher = LauncherFactory.create(bare);
        launcher.execute(request, outcomes);
        return outcomes.byRule;
    }

    /** Returns the rules that failed. */
    static SortedSet<String> failures(Class<?> contractClass, String subject) {
        SortedSet<String> failed = new TreeSet<>();
        for (Map.Entry<String, TestExecutionResult> one :
                of(contractClass, subject).entrySet()) {
            if (one.getValue().getStatus() == Status.FAILED) {
                failed.add(one.getKey());
            }
        }
        return failed;
    }

    private static final class Outcomes implements TestExecutionListener {
        private final SortedMap<String, TestExecutionResult> byRule = new TreeMap<>();

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            String name = identifier
                    .getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getMethodName())
                    .orElse(identifier.getDisplayName());
            if (identifier.isTest() || result.getStatus() != Status.SUCCESSFUL) {
                byRule.put(name, result);
            }
        }
    }
}
