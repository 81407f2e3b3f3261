package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.lit4j.core.capability.CapabilityBuilder;

/** Proves that the contract passes a correct builder, and catches each broken one by the rule that it breaks. */
class CapabilityBuilderContractProofTest {
    private static final SortedSet<String> RULES = ContractRun.rules(CapabilityBuilderContract.class);

    static List<Subject<Integer, CapabilityBuilder>> broken() {
        return BrokenBuilders.all();
    }

    @Test
    void correctBuilderPassesEveryRule() {
        var outcomes = ContractRun.of(UnderProof.class, BrokenBuilders.CORRECT.name());
        assertThat(outcomes.keySet()).isEqualTo(RULES);
        assertThat(outcomes.values()).allMatch(result -> result.getStatus() == Status.SUCCESSFUL);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenBuilderIsCaught(Subject<Integer, CapabilityBuilder> subject) {
        SortedSet<String> failures = ContractRun.failures(UnderProof.class, subject.name());
        if (subject.breaksMore()) {
            assertThat(failures).containsAll(subject.caughtBy());
        } else {
            assertThat(failures).isEqualTo(subject.caughtBy());
        }
    }

    /** No rule is there only because another one is: each catches something that no other does. */
    @Test
    void everyRuleCatchesSomethingAlone() {
        SortedSet<String> alone = new TreeSet<>();
        broken().stream()
                .filter(subject -> !subject.breaksMore() && subject.caughtBy().size() == 1)
                .forEach(subject -> alone.addAll(subject.caughtBy()));
        assertThat(alone).isEqualTo(RULES);
    }

    @ExtendWith(SubjectName.class)
    static class UnderProof extends CapabilityBuilderContract {
        private Subject<Integer, CapabilityBuilder> subject = BrokenBuilders.CORRECT;

        @BeforeEach
        void choose(String name) {
            subject = BrokenBuilders.named(name);
        }

        @Override
        protected CapabilityBuilder openBuilder() {
            return subject.open(1);
        }
    }
}
