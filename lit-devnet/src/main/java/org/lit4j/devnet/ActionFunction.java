package org.lit4j.devnet;

/** Stands for the runtime of Lit Actions, which a devnet does not have. Called by several threads at once. */
@FunctionalInterface
public interface ActionFunction {
    /**
     * Returns what the action would give to {@code setResponse}. Each node calls it on its own; with one answer for all the
     * nodes sign one text. Nodes sign a session key when the answer contains {@code true}.
     */
    String respond(ActionCall call);
}
