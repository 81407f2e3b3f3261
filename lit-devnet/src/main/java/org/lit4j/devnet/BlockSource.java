package org.lit4j.devnet;

import org.lit4j.core.json.JsonValue;

/** Gives blocks that the devnet's own chain does not have. */
@FunctionalInterface
interface BlockSource {
    /** Returns the result of {@code eth_getBlockByHash}, whatever it is. */
    JsonValue blockByHash(String hash);
}
