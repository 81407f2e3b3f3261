package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.lit4j.core.session.SessionKeyStore;

/** Proves that the contract of stores passes a correct store, and catches each broken one by the rule that it breaks. */
class SessionKeyStoreContractProofTest {
    private static final SortedSet<String> RULES = ContractRun.rules(SessionKeyStoreContract.class);

    static List<Subject<Clock, SessionKeyStore>> broken() {
        return BrokenStores.all();
    }

    @Test
    void correctStorePassesEveryRule() {
        var outcomes = ContractRun.of(StoreUnderProof.class, BrokenStores.CORRECT.name());
        assertThat(outcomes.keySet()).isEqualTo(RULES);
        assertThat(outcomes.values()).allMatch(result -> result.getStatus() == Status.SUCCESSFUL);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenStoreIsCaught(Subject<Clock, SessionKeyStore> subject) {
        SortedSet<String> failures = ContractRun.failures(StoreUnderProof.class, subject.name());
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

    /** No rule is there only because another one is: but for these, each catches something that no other does. */
    @Test
    void everyRuleCatchesSomethingAlone() {
        SortedSet<String> alone = new TreeSet<>(List.of(
                "closingAFoundKeyDoesNotDamageTheStoredOne", "keyAndAuthSigAreKeptTogether", "removedRecordIsGone"));
        broken().stream()
                .filter(subject -> !subject.breaksMore() && subject.caughtBy().size() == 1)
                .forEach(subject -> alone.addAll(subject.caughtBy()));
        assertThat(alone).isEqualTo(RULES);
    }

    @Test
    void namesOfBrokenStoresAreUnique() {
        assertThat(broken()).extracting(Subject::name).doesNotHaveDuplicates();
    }
}
