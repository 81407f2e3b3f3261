package org.lit4j.siwe;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Checks a law on many generated cases. The seed of the case that fails is in the failure; with {@code -Dlit.seed=} that
 * case comes first.
 */
final class Property {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Property() {}

    static void forAll(int cases, Consumer<Random> law) {
        long first = Long.getLong("lit.seed", System.nanoTime());
        for (int i = 0; i < cases; i++) {
            long seed = first + i * STEP;
            try {
                law.accept(new Random(scattered(seed)));
            } catch (Exception | AssertionError | StackOverflowError e) {
                throw new AssertionError("Case " + i + " fails; repeat it with -Dlit.seed=" + seed, e);
            }
        }
    }

    static <T> T oneOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Neighbouring seeds give a {@link Random} nearly the same first numbers; these are no neighbours. */
    private static long scattered(long seed) {
        long mixed = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
