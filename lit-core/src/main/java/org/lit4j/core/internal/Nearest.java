package org.lit4j.core.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant. No state. */
public final class Nearest {
    private Nearest() {}

    /** Returns the name that is fewest typing mistakes away, if they are few for its length. */
    public static Optional<String> to(String given, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(given, name) <= tolerance(name))
                .min(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns {@code ; did you mean 'x'?} or nothing. */
    public static String hint(String given, Collection<String> names) {
        return to(given, names).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    private static int tolerance(String name) {
        return Math.max(1, Math.min(4, name.length() / 4));
    }

    /** Counts letters to insert, delete, replace, or exchange with their neighbour. */
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 4) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
