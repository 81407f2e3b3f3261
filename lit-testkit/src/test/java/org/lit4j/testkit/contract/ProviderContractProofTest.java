package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.lit4j.core.spi.SessionKeyStoreProvider;

/** Proves that the rules of providers pass a correct one, and catch each broken one by the rule that it breaks. */
class ProviderContractProofTest {
    private static final Set<String> RULES = ContractRun.rules(SessionKeyStoreProviderContract.class);

    static Set<Map.Entry<Class<? extends GoodStoreProvider>, String>> broken() {
        return BrokenProviders.ALL.entrySet();
    }

    @Test
    void correctProviderPassesEveryRule() {
        var outcomes = ContractRun.of(ProviderUnderProof.class, GoodStoreProvider.class.getName());
        assertThat(outcomes.keySet()).isEqualTo(RULES);
        assertThat(outcomes)
                .allSatisfy((rule, result) -> assertThat(result.getStatus())
                        .as(rule + " " + result.getThrowable())
                        .isEqualTo(Status.SUCCESSFUL));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenProviderIsCaughtByItsRuleAlone(Map.Entry<Class<? extends GoodStoreProvider>, String> subject) {
        assertThat(ContractRun.failures(
                        ProviderUnderProof.class, subject.getKey().getName()))
                .containsExactly(subject.getValue());
    }

    @Test
    void everyRuleCatchesSomething() {
        assertThat(new TreeSet<>(BrokenProviders.ALL.values())).isEqualTo(RULES);
    }

    /** Puts the provider whose class is named by {@link Subject#PARAMETER} under the contract. */
    @ExtendWith(SubjectName.class)
    static class ProviderUnderProof extends SessionKeyStoreProviderContract {
        private String className = GoodStoreProvider.class.getName();

        @BeforeEach
        void choose(String name) {
            className = name;
        }

        @Override
        protected SessionKeyStoreProvider provider() {
            return BrokenProviders.named(className);
        }

        @Override
        protected Map<String, String> settings() {
            return BrokenProviders.settings();
        }
    }
}
