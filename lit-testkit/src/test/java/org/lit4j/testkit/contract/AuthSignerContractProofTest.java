package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.lit4j.core.auth.AuthSigner;

/** Proves that the contract of signers passes a correct signer, and catches each broken one by the rule that it breaks. */
class AuthSignerContractProofTest {
    private static final SortedSet<String> RULES = ContractRun.rules(AuthSignerContract.class);

    static List<Subject<Integer, AuthSigner>> broken() {
        return BrokenSigners.all();
    }

    @Test
    void correctSignerPassesEveryRule() {
        var outcomes = ContractRun.of(SignerUnderProof.class, BrokenSigners.CORRECT.name());
        assertThat(outcomes.keySet()).isEqualTo(RULES);
        assertThat(outcomes.values()).allMatch(result -> result.getStatus() == Status.SUCCESSFUL);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenSignerIsCaught(Subject<Integer, AuthSigner> subject) {
        assertThat(ContractRun.failures(SignerUnderProof.class, subject.name())).isEqualTo(subject.caughtBy());
    }

    /** No rule is there only because another one is: each catches something that no other does. */
    @Test
    void everyRuleCatchesSomethingAlone() {
        SortedSet<String> alone = new TreeSet<>();
        broken().stream()
                .filter(subject -> subject.caughtBy().size() == 1)
                .forEach(subject -> alone.addAll(subject.caughtBy()));
        assertThat(alone).isEqualTo(RULES);
    }

    @Test
    void namesOfBrokenSignersAreUnique() {
        assertThat(broken()).extracting(Subject::name).doesNotHaveDuplicates();
    }
}
