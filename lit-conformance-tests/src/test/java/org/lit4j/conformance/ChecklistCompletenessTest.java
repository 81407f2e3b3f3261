package org.lit4j.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The checklist has 150 items: each has one test, or a reason why there is none. */
class ChecklistCompletenessTest {
    private static final int ITEMS = 150;
    private static final Pattern NAME = Pattern.compile("item(\\d{3})_[a-z]\\w+");

    private static final List<Class<?>> CHECKLIST = List.of(
            SessionKeyChecklistTest.class,
            ResourceChecklistTest.class,
            MatchingChecklistTest.class,
            RecapChecklistTest.class,
            StatementChecklistTest.class,
            SiweChecklistTest.class,
            WalletSignatureChecklistTest.class,
            SessionSigsChecklistTest.class,
            SessionFlowChecklistTest.class,
            ReuseChecklistTest.class,
            NagaChecklistTest.class,
            DelegationChecklistTest.class);

    /** Items without a test, by their first and last number. */
    private static final Map<int[], String> LEFT_OUT = Map.of(
            new int[] {103, 120}, "sessions of PKPs and BLS signatures: no signer for PKPs is built",
            new int[] {121, 124}, "logins: no signer for them is built",
            new int[] {125, 130}, "connecting to nodes: no network module is built",
            new int[] {141, 142}, "encrypted transport to nodes: no network module is built",
            new int[] {143, 143}, "request bodies for PKPs: no signer for PKPs is built");

    /** Items where an SDK does something unusable or unsafe, and the test shows what lit4j does instead. */
    private static final SortedSet<Integer> REPAIRED =
            new TreeSet<>(List.of(3, 8, 27, 63, 70, 71, 94, 95, 96, 97, 98, 99, 136, 137, 138));

    private static SortedMap<Integer, List<Method>> tests() {
        SortedMap<Integer, List<Method>> found = new TreeMap<>();
        for (Class<?> type : CHECKLIST) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    Matcher name = NAME.matcher(method.getName());
                    assertThat(name.matches())
                            .as(type.getSimpleName() + "." + method.getName() + " names its item")
                            .isTrue();
                    found.computeIfAbsent(Integer.valueOf(name.group(1)), n -> new ArrayList<>())
                            .add(method);
                }
            }
        }
        return found;
    }

    private static SortedSet<Integer> leftOut() {
        SortedSet<Integer> numbers = new TreeSet<>();
        LEFT_OUT.keySet()
                .forEach(range -> IntStream.rangeClosed(range[0], range[1])
                        .forEach(n -> assertThat(numbers.add(n)).isTrue()));
        return numbers;
    }

    @Test
    void everyItemHasOneTestOrAReason() {
        SortedMap<Integer, List<Method>> tests = tests();
        SortedSet<Integer> leftOut = leftOut();
        for (int item = 1; item <= ITEMS; item++) {
            assertThat(tests.getOrDefault(item, List.of()))
                    .as("tests of item %d", item)
                    .hasSize(leftOut.contains(item) ? 0 : 1);
        }
        assertThat(tests.firstKey()).isPositive();
        assertThat(tests.lastKey()).isLessThanOrEqualTo(ITEMS);
        assertThat(LEFT_OUT.values()).allMatch(reason -> !reason.isBlank());
    }

    @Test
    void everyClassOfTheChecklistIsLookedAt() throws Exception {
        Path folder =
                Path.of(requireNonNull(ChecklistCompletenessTest.class.getResource("ChecklistCompletenessTest.class"))
                        .toURI());
        try (Stream<Path> files = Files.list(folder.resolveSibling(""))) {
            assertThat(files.map(file -> requireNonNull(file.getFileName()).toString())
                            .filter(name -> name.endsWith("ChecklistTest.class")))
                    .containsExactlyInAnyOrderElementsOf(CHECKLIST.stream()
                            .map(type -> type.getSimpleName() + ".class")
                            .toList());
        }
    }

    @Test
    void repairsAreSaidInTheDisplayName() {
        SortedSet<Integer> said = new TreeSet<>();
        tests().forEach((item, methods) -> {
            DisplayName name = methods.get(0).getAnnotation(DisplayName.class);
            if (name != null) {
                assertThat(name.value()).startsWith(String.format("item%03d: ", item));
                if (name.value().contains("repaired: ")) {
                    said.add(item);
                }
            }
        });
        assertThat(said).isEqualTo(REPAIRED);
    }
}
