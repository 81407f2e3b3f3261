package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.storage.memory.MemorySessionKeyStore;
import org.lit4j.testkit.conformance.Conformance;
import org.lit4j.testkit.conformance.Outcome;

/** Each vector that is refused on purpose: its code, and what a caller does instead. */
class RefusalTest {
    private static final List<RefusedVector> REFUSALS = RefusedVector.all();
    private static final Map<String, List<Outcome>> OUTCOMES = new TreeMap<>();

    static List<RefusedVector> refusals() {
        return REFUSALS;
    }

    private static List<Outcome> outcomes(String file) {
        Conformance conformance = new Conformance(clock -> new MemorySessionKeyStore(clock, 10));
        return OUTCOMES.computeIfAbsent(
                file,
                name -> conformance
                        .run(name, RefusedVector.content(name), Optional.empty())
                        .outcomes());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theVectorGivesItsCode(RefusedVector refused) {
        assertThat(outcomes(refused.file()))
                .filteredOn(outcome ->
                        outcome.vector().equals(refused.name()) && outcome.kind() == Outcome.Kind.REFUSED_ON_PURPOSE)
                .isNotEmpty()
                .allMatch(outcome -> outcome.detail().startsWith(refused.code() + ", criterion "));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void thereIsAnotherWay(RefusedVector refused) {
        WayOut.of(refused).orElseThrow().show(refused);
    }

    @Test
    void noRefusalIsLeftWithoutAWayAndNoWayWithoutARefusal() {
        assertThat(REFUSALS)
                .hasSizeGreaterThan(40)
                .allMatch(refused -> WayOut.of(refused).isPresent());
        Set<WayOut> used = REFUSALS.stream()
                .flatMap(refused -> WayOut.of(refused).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(WayOut.class)));
        assertThat(used).containsExactlyInAnyOrder(WayOut.values());
    }
}
