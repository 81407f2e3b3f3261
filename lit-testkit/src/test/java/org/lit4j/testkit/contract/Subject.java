package org.lit4j.testkit.contract;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Something to put under a contract.
 *
 * @param name says what it does wrong
 * @param opening opens one from what the contract gives
 * @param caughtBy the rules that it breaks; empty for a correct one
 * @param breaksMore whether it breaks other rules too, being wrong in what all of them need
 */
record Subject<G, T>(String name, Function<G, T> opening, SortedSet<String> caughtBy, boolean breaksMore) {
    /** Under which the name of the subject is handed to a contract class. */
    static final String PARAMETER = "lit.contract.subject";

    static <G, T> Subject<G, T> breaking(String name, Function<G, T> opening, String... rules) {
        return new Subject<>(name, opening, new TreeSet<>(Arrays.asList(rules)), false);
    }

    static <G, T> Subject<G, T> breakingAmongOthers(String name, Function<G, T> opening, String... rules) {
        return new Subject<>(name, opening, new TreeSet<>(Arrays.asList(rules)), true);
    }

    T open(G given) {
        return requireNonNull(opening.apply(given));
    }

    @Override
    public String toString() {
        return name;
    }
}
