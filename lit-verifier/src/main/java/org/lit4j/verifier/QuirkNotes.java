package org.lit4j.verifier;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The quirks met so far in one place. One thread at a time. */
final class QuirkNotes {
    private final Set<Quirk> met = EnumSet.noneOf(Quirk.class);

    void met(Quirk quirk) {
        met.add(quirk);
    }

    boolean has(Quirk quirk) {
        return met.contains(quirk);
    }

    /** Returns what was met since the last call, in the order of the enum; it still counts for {@link #has}. */
    List<Quirk> all() {
        return List.copyOf(met);
    }
}
