package org.lit4j.devnet;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.verifier.Generation;

/** Describes a devnet. One thread at a time. */
public final class LitDevnetBuilder {
    private static final int DEFAULT_NODES = 3;

    private int nodes = DEFAULT_NODES;
    private int threshold;
    private int firstPort;
    private @Nullable String seed;
    private Clock clock = Clock.systemUTC();
    private SecureRandom random = new SecureRandom();
    private Generation generation = Generation.DATIL;
    private ConditionCheck conditions = ConditionCheck.NEVER;

    LitDevnetBuilder() {}

    /** Sets how many nodes there are; 3 if not called. */
    public LitDevnetBuilder nodes(int nodes) {
        this.nodes = nodes;
        return this;
    }

    /** Sets how many must answer; two thirds of the nodes, rounded down, but at least one, if not called. */
    public LitDevnetBuilder threshold(int threshold) {
        this.threshold = threshold;
        return this;
    }

    /**
     * Sets the port of the first node; the others follow, then that of the chain. Any that are free if not called, or 0.
     */
    public LitDevnetBuilder firstPort(int port) {
        this.firstPort = port;
        return this;
    }

    /** Sets what all keys and block hashes are made of; a devnet of the same seed has the same. Random if not called. */
    public LitDevnetBuilder seed(String seed) {
        this.seed = requireNonNull(seed, "seed");
        return this;
    }

    /** Sets the clock of nodes and chain; the system's if not called. */
    public LitDevnetBuilder clock(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
        return this;
    }

    /** Sets the source of a random seed and of the nodes' own randomness. */
    public LitDevnetBuilder random(SecureRandom random) {
        this.random = requireNonNull(random, "random");
        return this;
    }

    /** Sets whose nodes these are; datil if not called. */
    public LitDevnetBuilder generation(Generation generation) {
        this.generation = requireNonNull(generation, "generation");
        return this;
    }

    /** Sets who decides conditions that ask a chain; nobody, so that they never hold, if not called. */
    public LitDevnetBuilder conditions(ConditionCheck conditions) {
        this.conditions = requireNonNull(conditions, "conditions");
        return this;
    }

    /**
     * Opens the ports.
     *
     * @throws LitException {@code SETTING_INVALID} for numbers that do not fit; {@code DEVNET_PORT}
     */
    public LitDevnet start() {
        if (nodes < 1 || nodes > World.MAX_NODES) {
            throw invalid(nodes + " nodes; a devnet has 1 to " + World.MAX_NODES);
        }
        int needed = threshold == 0 ? Math.max(1, nodes * 2 / 3) : threshold;
        if (needed < 1 || needed > nodes) {
            throw invalid("the threshold " + needed + "; it is from 1 to the number of nodes, " + nodes);
        }
        if (firstPort < 0 || firstPort + nodes > 65535) {
            throw invalid(
                    "the first port " + firstPort + "; with " + nodes + " nodes it is at most " + (65535 - nodes));
        }
        World world = new World(new Seed(seed == null ? drawn() : seed), generation, clock, needed, conditions);
        return LitDevnet.start(world, random, nodes, firstPort);
    }

    private String drawn() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Hex.encode(bytes);
    }

    private static LitException invalid(String problem) {
        return new LitException(ErrorCode.SETTING_INVALID, "The devnet has " + problem + ".");
    }
}
