package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.siwe.Universe.Line;

/** The algebra against counting: what an object grants is a set of uses in {@link Universe}. */
class RecapAlgebraLawsTest {
    private static final int PAIRS = 10_000;

    @Test
    void coversIsInclusion() {
        pairs((one, other) -> assertThat(one.covers(other))
                .as("%s covers %s", one, other)
                .isEqualTo(Universe.contains(Universe.uses(one), Universe.uses(other))));
    }

    @Test
    void unionIsUnion() {
        pairs((one, other) -> {
            Recap union = one.union(other);
            BitSet both = Universe.uses(one);
            both.or(Universe.uses(other));

            assertThat(Universe.uses(union)).as("%s or %s", one, other).isEqualTo(both);
            assertThat(union.covers(one) && union.covers(other)).isTrue();
            assertThat(union.covers(other.union(one)) && other.union(one).covers(union))
                    .isTrue();
            assertSimplest(union);
        });
    }

    @Test
    void unionWithNothingOrWithItselfMeansTheSame() {
        Property.forAll(PAIRS, random -> {
            Recap recap = Universe.randomRecap(random);

            assertThat(Universe.uses(recap.union(Recap.EMPTY))).isEqualTo(Universe.uses(recap));
            assertThat(Universe.uses(Recap.EMPTY.union(recap))).isEqualTo(Universe.uses(recap));
            assertThat(Universe.uses(recap.union(recap))).isEqualTo(Universe.uses(recap));
            assertThat(recap.union(recap).union(recap)).isEqualTo(recap.union(recap));
        });
    }

    /** The whole truth about minus: of the first object's grants, way by way, those that the second covers are gone. */
    @Test
    void minusTakesAwayEveryWayOfAGrantThatIsCovered() {
        pairs((one, other) -> {
            Recap left = one.minus(other);
            BitSet taken = Universe.uses(other);
            BitSet expected = new BitSet();
            Universe.lines(one).stream()
                    .flatMap(line -> line.atoms().stream())
                    .filter(atom -> !Universe.contains(taken, Universe.uses(atom)))
                    .forEach(atom -> expected.or(Universe.uses(atom)));

            assertThat(Universe.uses(left)).as("%s without %s", one, other).isEqualTo(expected);
            assertThat(one.covers(left)).isTrue();
            assertThat(left.union(other).covers(one)).isTrue();
            assertSimplest(left);
        });
    }

    /** What is left and also covered by the second object lies inside a grant that the second does not cover whole. */
    @Test
    void minusLeavesNothingCoveredExceptInsideAWiderGrant() {
        pairs((one, other) -> {
            BitSet taken = Universe.uses(other);
            for (Line line : Universe.lines(one.minus(other))) {
                for (Line atom : line.atoms()) {
                    assertThat(Universe.contains(taken, Universe.uses(atom)))
                            .as("%s is left of %s without %s", atom, one, other)
                            .isFalse();
                }
            }
        });
    }

    @Test
    void minusIsExactWhereNothingIsAWildcardOrUnrestrictedNextToRestricted() {
        pairs((one, other) -> {
            Recap plain = unrestrictedWithoutWildcards(one);
            BitSet expected = Universe.uses(plain);
            Recap taken = unrestricted(other);
            expected.andNot(Universe.uses(taken));

            assertThat(Universe.uses(plain.minus(taken))).isEqualTo(expected);
        });
    }

    @Test
    void minusItselfIsNothingAndMinusNothingIsEverything() {
        Property.forAll(PAIRS, random -> {
            Recap recap = Universe.randomRecap(random);

            assertThat(recap.minus(recap)).isEqualTo(Recap.EMPTY);
            assertThat(Universe.uses(recap.minus(Recap.EMPTY))).isEqualTo(Universe.uses(recap));
            assertThat(Recap.EMPTY.minus(recap)).isEqualTo(Recap.EMPTY);
        });
    }

    /** A way to use a request on {@code *} counts only if it is granted for all ids. */
    @Test
    void narrowedToRequestsGrantsExactlyThem() {
        Property.forAll(PAIRS, random -> {
            Recap recap = Universe.randomRecap(random);
            List<ResourceAbilityRequest> requests = someRequests(random).stream()
                    .filter(request -> Universe.isGrantedByMeaning(recap, request))
                    .filter(request -> !request.resource().id().equals("c"))
                    .toList();
            BitSet expected = new BitSet();
            requests.forEach(request -> expected.or(Universe.usesGrantedWhole(recap, request)));
            Recap narrowed = recap.narrowTo(requests);

            assertThat(Universe.uses(narrowed)).as("%s to %s", recap, requests).isEqualTo(expected);
            assertThat(recap.covers(narrowed)).isTrue();
            assertThat(narrowed.grants().stream().map(RecapGrant::toString).collect(Collectors.toSet()))
                    .isEqualTo(requests.stream()
                            .map(request -> request.ability().recapAbility() + " on "
                                    + request.resource().key())
                            .collect(Collectors.toSet()));
            assertSimplest(narrowed);
        });
    }

    @Test
    void narrowingToWhatIsNotGrantedIsRefusedWithTheReason() {
        Property.forAll(PAIRS, random -> {
            Recap recap = Universe.randomRecap(random);
            for (ResourceAbilityRequest request : someRequests(random)) {
                if (!Universe.isGrantedByMeaning(recap, request)) {
                    assertThatThrownBy(() -> recap.narrowTo(List.of(request)))
                            .isInstanceOfSatisfying(
                                    LitException.class,
                                    e -> assertThat(e.code()).isEqualTo(ErrorCode.CAPABILITY_NOT_COVERING))
                            .hasMessageContaining(
                                    recap.explain(request, Reading.BY_MEANING).toString());
                }
            }
        });
    }

    private interface Law {
        void check(Recap one, Recap other);
    }

    private static void pairs(Law law) {
        Property.forAll(PAIRS, random -> law.check(Universe.randomRecap(random), Universe.randomRecap(random)));
    }

    private static List<ResourceAbilityRequest> someRequests(Random random) {
        return Universe.requests().stream()
                .filter(request -> random.nextInt(4) == 0)
                .toList();
    }

    private static void assertSimplest(Recap recap) {
        assertThat(recap.grants()).noneMatch(RecapGrant::isUnusable);
        assertThat(recap.grants())
                .filteredOn(RecapGrant::isUnrestricted)
                .allMatch(grant -> grant.restrictions().size() == 1);
        assertThat(recap.grants())
                .allMatch(grant -> grant.restrictions().stream().distinct().count()
                        == grant.restrictions().size());
    }

    private static Recap unrestricted(Recap recap) {
        Recap.Builder changed = Recap.builder();
        Universe.lines(recap).forEach(line -> grant(changed, line));
        return changed.build();
    }

    private static Recap unrestrictedWithoutWildcards(Recap recap) {
        Recap.Builder changed = Recap.builder();
        Universe.lines(recap).stream()
                .filter(line -> !line.id().equals("*") && !line.ability().contains("*"))
                .forEach(line -> grant(changed, line));
        return changed.build();
    }

    private static void grant(Recap.Builder to, Line line) {
        String[] ability = line.ability().split("/", -1);
        to.grant(line.key(), ability[0], ability[1], org.lit4j.core.json.JsonObject.EMPTY);
    }
}
