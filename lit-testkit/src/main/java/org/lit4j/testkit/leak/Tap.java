package org.lit4j.testkit.leak;

/** Shows a sink what passes at one place of the process, from installation to removal. */
interface Tap {
    void install(Sink sink);

    /** Leaves the place as it was before {@link #install}. */
    void remove();
}
