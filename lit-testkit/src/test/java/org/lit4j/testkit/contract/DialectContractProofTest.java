package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.testkit.contract.Subject.breaking;
import static org.lit4j.testkit.contract.Subject.breakingAmongOthers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.lit4j.core.auth.AuthRequestMember;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.dialect.CapabilityPart;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.DialectBuilder;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.spi.DialectProvider;
import org.lit4j.core.spi.ProviderContext;

/** Proves that the contract passes a correct dialect, and catches each broken one by the rule that it breaks. */
class DialectContractProofTest {
    private static final SortedSet<String> RULES = ContractRun.rules(DialectContract.class);
    private static int asked;

    private static DialectBuilder mine() {
        return Dialects.V7.named("mine.1");
    }

    static List<Subject<Integer, Dialect>> broken() {
        List<AuthRequestMember> members = Dialects.V7.authRequestForm(false).members();
        List<AuthRequestMember> twice = new ArrayList<>(members);
        twice.add(AuthRequestMember.NONCE);
        return List.of(
                breaking(
                        "has a name with spaces",
                        n -> Dialects.V7.named("My dialect").build(),
                        "nameIsFitForSettings"),
                breaking("calls itself v7", n -> Dialects.V7, "nameIsNoBuiltInDialects"),
                breakingAmongOthers(
                        "knows nothing",
                        n -> mine().kinds(EnumSet.noneOf(Kind.class)).build(),
                        "knowsAResource"),
                breaking(
                        "is over at once",
                        n -> mine().sessionLifetime(Optional.of(Duration.ZERO)).build(),
                        "lifetimesArePositive"),
                breaking(
                        "has ended before it is there",
                        n -> mine().delegationLifetime(Duration.ofNanos(1))
                                .sessionLifetime(Optional.of(Duration.ofNanos(1)))
                                .build(),
                        "makesSessionSignatures"),
                breaking(
                        "lasts a year",
                        n -> mine().delegationLifetime(Duration.ofDays(365)).build(),
                        "lifetimesAreNoLongerThanNodesAccept"),
                breaking(
                        "outlives its delegation",
                        n -> mine().delegationLifetime(Duration.ofHours(1))
                                .sessionLifetime(Optional.of(Duration.ofHours(2)))
                                .build(),
                        "signaturesEndWithTheirDelegation"),
                breaking(
                        "keeps the delegation to itself",
                        n -> mine().capabilities(List.of(CapabilityPart.CAPACITY_DELEGATION))
                                .build(),
                        "delegationIsHandedToNodesOnce"),
                breaking(
                        "repeats a delegation of capacity",
                        n -> mine().capabilities(List.of(
                                        CapabilityPart.CAPACITY_DELEGATION,
                                        CapabilityPart.CAPACITY_DELEGATION,
                                        CapabilityPart.DELEGATION))
                                .build(),
                        "noCapabilityIsHandedToNodesTwice"),
                breaking(
                        "hides the nonce from the signer",
                        n -> mine().resignCall(members.stream()
                                        .filter(member -> member != AuthRequestMember.NONCE)
                                        .toList())
                                .build(),
                        "signerIsHandedWhatItSigns"),
                breaking(
                        "says the nonce twice",
                        n -> mine().firstCall(twice).build(),
                        "noMemberIsHandedToTheSignerTwice"),
                breaking(
                        "changes with the weather",
                        n -> mine().delegationLifetime(Duration.ofMinutes(++asked % 1000 + 60))
                                .sessionLifetime(Optional.of(Duration.ofMinutes(1)))
                                .build(),
                        "statesTheSameWheneverItIsAsked"));
    }

    static List<Subject<Integer, Dialect>> all() {
        List<Subject<Integer, Dialect>> all = new ArrayList<>(broken());
        all.add(breaking("correct", n -> mine().build()));
        return all;
    }

    @Test
    void correctDialectPassesEveryRule() {
        var outcomes = ContractRun.of(UnderProof.class, "correct");
        assertThat(outcomes.keySet()).isEqualTo(RULES);
        assertThat(outcomes.values()).allMatch(result -> result.getStatus() == Status.SUCCESSFUL);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenDialectIsCaught(Subject<Integer, Dialect> subject) {
        SortedSet<String> failures = ContractRun.failures(UnderProof.class, subject.name());
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

    /** A provider under another name than its dialect's. */
    @Test
    void otherNameThanTheProvidersIsCaught() {
        assertThat(ContractRun.failures(MisnamedUnderProof.class, "any"))
                .containsExactly("dialectHasTheProvidersName", "serviceLoaderFindsIt");
    }

    @ExtendWith(SubjectName.class)
    static class UnderProof extends DialectContract {
        private Subject<Integer, Dialect> subject = breaking("correct", n -> mine().build());

        @BeforeEach
        void choose(String name) {
            subject = all().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        protected Dialect dialect() {
            return subject.open(1);
        }
    }

    static class MisnamedUnderProof extends DialectProviderContract {
        @Override
        protected DialectProvider provider() {
            return new Misnamed();
        }
    }

    public static final class Misnamed implements DialectProvider {
        @Override
        public String name() {
            return "yours.1";
        }

        @Override
        public Dialect open(ProviderContext context) {
            return mine().build();
        }
    }
}
