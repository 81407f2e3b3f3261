package org.lit4j.core;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Says which nodes there are and which nonce they offer. Thread-safe; {@link #nodes} may block on I/O. */
@FunctionalInterface
public interface NodeSource {
    /**
     * Returns the nodes as they are now.
     *
     * @param random for a source that draws its own nonce
     * @throws LitException any code of the network module; {@code NODE_URL_INVALID}
     */
    NodeSet nodes(SecureRandom random);

    /**
     * Makes a source of a fixed list, which needs no connection. Each call draws a fresh nonce.
     *
     * @throws LitException {@code NODE_URL_INVALID} or {@code NODES_MISSING}
     */
    static NodeSource of(String... addresses) {
        return of(List.of(addresses));
    }

    /**
     * Makes a source of a fixed list, which needs no connection. Each call draws a fresh nonce.
     *
     * @throws LitException {@code NODE_URL_INVALID} or {@code NODES_MISSING}
     */
    static NodeSource of(List<String> addresses) {
        NodeSet checked = atLeastOne(new NodeSet(addresses, Optional.empty()));
        return random -> new NodeSet(checked.addresses(), Optional.of(Nonces.draw(random)));
    }

    /**
     * Makes a source of a fixed list and a fixed nonce, such as a block hash.
     *
     * @throws LitException {@code NODE_URL_INVALID}, {@code NODES_MISSING} or {@code NONCE_MISSING}
     */
    static NodeSource of(List<String> addresses, String nonce) {
        NodeSet set = atLeastOne(new NodeSet(addresses, Optional.of(nonce)));
        return random -> set;
    }

    private static NodeSet atLeastOne(NodeSet set) {
        if (set.addresses().isEmpty()) {
            throw new LitException(
                    ErrorCode.NODES_MISSING,
                    "No node address was given. Give at least one, like https://127.0.0.1:7470.");
        }
        return set;
    }
}
