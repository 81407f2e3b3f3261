package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.siwe.Explanation.Reason;
import org.lit4j.siwe.Universe.Line;

/** Explanations and warnings against rules that are written a second time here. */
class ExplanationLawsTest {
    private static final int OBJECTS = 10_000;

    @Test
    void everyAnswerIsThatOfTheRulesAndNamesALineThatIsThere() {
        Property.forAll(OBJECTS, random -> {
            Recap recap = Universe.randomRecap(random);
            for (ResourceAbilityRequest request : Universe.requests()) {
                for (Reading reading : Reading.values()) {
                    Explanation explanation = recap.explain(request, reading);

                    assertThat(explanation.reason())
                            .as("%s in %s", explanation, recap)
                            .isEqualTo(expected(recap, request, reading));
                    explanation
                            .entry()
                            .ifPresent(entry -> assertThat(recap.grants()).contains(entry));
                    if (explanation.granted()) {
                        assertThat(alone(explanation).explain(request, reading).granted())
                                .isTrue();
                    }
                }
                assertThat(recap.covers(request)).isEqualTo(Universe.isGrantedByNodes(recap, request));
                assertThat(recap.explain(request)).isEqualTo(recap.explain(request, Reading.AS_NODES_MATCH));
            }
        });
    }

    /** An object warns if there is a request on which the readings differ, or a list that nodes cannot read; only then. */
    @Test
    void warnsExactlyWhereReadingsDiffer() {
        Property.forAll(OBJECTS, random -> {
            Recap recap = Universe.randomRecap(random);
            boolean differs = Universe.requests().stream()
                    .anyMatch(request ->
                            Universe.isGrantedByNodes(recap, request) != Universe.isGrantedByMeaning(recap, request));
            boolean unusable = Universe.lines(recap).stream().anyMatch(Line::isUnusable);

            assertThat(recap.warnings().isEmpty())
                    .as("%s warns %s", recap, recap.warnings())
                    .isEqualTo(!differs && !unusable);
        });
    }

    private static Reason expected(Recap recap, ResourceAbilityRequest request, Reading reading) {
        boolean nodes = reading == Reading.AS_NODES_MATCH;
        if (nodes ? Universe.isGrantedByNodes(recap, request) : Universe.isGrantedByMeaning(recap, request)) {
            return Reason.GRANTED;
        }
        String id = request.resource().id();
        String prefix = request.resource().prefix();
        List<Line> ofThisKind = Universe.lines(recap).stream()
                .filter(line -> line.prefix().equals(prefix))
                .toList();
        Predicate<Line> exactKey = line -> line.id().equals(id);
        Predicate<Line> rightKey = exactKey.or(line -> line.id().equals("*"));
        boolean thereIsAll = recap.attenuations().has(prefix + "://*") && !id.equals("*");
        if (nodes
                && thereIsAll
                && ofThisKind.stream().filter(exactKey).anyMatch(line -> Universe.isAbilityOfNodes(line, request))) {
            return Reason.HIDDEN_BY_WILDCARD;
        }
        if (!nodes && ofThisKind.stream().filter(rightKey).anyMatch(line -> means(line, request))) {
            return Reason.EMPTY_RESTRICTIONS;
        }
        if (ofThisKind.stream().anyMatch(rightKey)) {
            return Reason.OTHER_ABILITY;
        }
        return ofThisKind.isEmpty() ? Reason.NOTHING_OF_THIS_KIND : Reason.OTHER_ID;
    }

    private static boolean means(Line line, ResourceAbilityRequest request) {
        String regex = line.ability().replace("*", "[^/]+");
        return request.ability().recapAbility().matches(regex);
    }

    private static Recap alone(Explanation explanation) {
        RecapGrant entry = explanation.entry().orElseThrow();
        Recap.Builder one = Recap.builder();
        String[] ability = entry.ability().split("/", -1);
        entry.restrictions().forEach(object -> one.grant(entry.resourceKey(), ability[0], ability[1], object));
        if (entry.isUnusable()) {
            one.grant(entry.resourceKey(), ability[0], ability[1], org.lit4j.core.json.JsonObject.EMPTY);
        }
        return one.build();
    }
}
