package org.lit4j.testkit.process;

import org.lit4j.core.LitSessionsBuilder;

/** Gives a {@link SessionWorker} what settings cannot, such as a {@code DataSource}. Called once, before it is built. */
@FunctionalInterface
public interface WorkerSetup {
    /**
     * Prepares the builder.
     *
     * @param argument the value of {@link SessionWorker#ARGUMENT}, or an empty text
     */
    void prepare(LitSessionsBuilder builder, String argument);
}
