package org.lit4j.devnet;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private @Nullable ActionFunction actions;
    private @Nullable URI ethereum;
    private JwtAuthMethods tokens = JwtAuthMethods.NONE;
    private final List<CapacityCredit> credits = new ArrayList<>();

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

    /** Sets what answers for Lit Actions; without it nodes refuse to run any. */
    public LitDevnetBuilder actions(ActionFunction actions) {
        this.actions = requireNonNull(actions, "actions");
        return this;
    }

    /**
     * Sets the JSON-RPC of another chain, whose blocks nodes take for nonces of sessions, too. They ask it for blocks that
     * the devnet does not have, at the time of the request.
     *
     * @param rpcUrl such as another devnet's {@link LitDevnet#rpcUrl}
     * @throws LitException {@code SETTING_INVALID} when it is neither http nor https
     */
    public LitDevnetBuilder ethereum(URI rpcUrl) {
        String scheme = String.valueOf(rpcUrl.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw invalid("a chain of the scheme " + scheme + "; it is http or https");
        }
        this.ethereum = rpcUrl;
        return this;
    }

    /**
     * Sets the keys of Google, for auth methods of type 6.
     *
     * @param jwks a JSON Web Key Set; its RSA keys count
     * @throws LitException {@code SETTING_INVALID} or {@code JSON_INVALID}
     */
    public LitDevnetBuilder googleKeys(String jwks) {
        tokens = tokens.withGoogle(JsonWebKeys.parse(jwks));
        return this;
    }

    /**
     * Sets the keys of Apple, for auth methods of type 8.
     *
     * @param jwks as for {@link #googleKeys}
     * @throws LitException {@code SETTING_INVALID} or {@code JSON_INVALID}
     */
    public LitDevnetBuilder appleKeys(String jwks) {
        tokens = tokens.withApple(JsonWebKeys.parse(jwks));
        return this;
    }

    /**
     * Sets the keys of a project of Stytch, for auth methods of types 9 to 13.
     *
     * @param project its id, which tokens have as their first audience
     * @param jwks as for {@link #googleKeys}
     * @throws LitException {@code SETTING_INVALID} or {@code JSON_INVALID}
     */
    public LitDevnetBuilder stytchKeys(String project, String jwks) {
        tokens = tokens.withStytch(requireNonNull(project, "project"), JsonWebKeys.parse(jwks));
        return this;
    }

    /**
     * Adds a capacity credit. With the first one nodes of datil begin to ask for credits: whoever has none, neither as owner
     * nor by a delegation in the session signature, is refused.
     */
    public LitDevnetBuilder capacityCredit(CapacityCredit credit) {
        credits.add(requireNonNull(credit, "credit"));
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
        if (!credits.isEmpty() && generation != Generation.DATIL) {
            throw invalid("capacity credits, which only datil knows");
        }
        Outside outside = new Outside(
                conditions,
                Optional.ofNullable(actions),
                tokens,
                Optional.ofNullable(ethereum).map(RpcBlocks::new),
                credits);
        World world = new World(new Seed(seed == null ? drawn() : seed), generation, clock, needed, outside);
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
