package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.testkit.process.SharedStoreContract;

/** Proves that the contract of shared stores passes a correct one, and catches each broken one by the rule that it breaks. */
class SharedStoreContractProofTest {
    private static final SortedSet<String> RULES = ContractRun.rules(SharedStoreContract.class);

    static List<Subject<Path, SessionKeyStore>> broken() {
        return SharedBreakers.all();
    }

    @Test
    void correctStorePassesEveryRule() {
        var outcomes = ContractRun.of(SharedStoreUnderProof.class, SharedBreakers.CORRECT.name());
        assertThat(outcomes.keySet()).isEqualTo(RULES);
        assertThat(outcomes.values()).allMatch(result -> result.getStatus() == Status.SUCCESSFUL);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenStoreIsCaught(Subject<Path, SessionKeyStore> subject) {
        SortedSet<String> failures = ContractRun.failures(SharedStoreUnderProof.class, subject.name());
        if (subject.breaksMore()) {
            assertThat(failures).containsAll(subject.caughtBy());
        } else {
            assertThat(failures).isEqualTo(subject.caughtBy());
        }
    }

    @Test
    void everyRuleCatchesSomething() {
        SortedSet<String> caught = new TreeSet<>();
        broken().forEach(subject -> caught.addAll(subject.caughtBy()));
        assertThat(caught).isEqualTo(RULES);
    }
}
