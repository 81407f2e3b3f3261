package org.lit4j.devnet;

/** What can be wrong with one node. Several may hold at once; the first that applies decides. */
public enum NodeFault {
    /** Closes the connection without an answer. */
    DROPPED,
    /** Answers 200 with JSON that ends too early. */
    MALFORMED,
    /** Refuses every signature: the client has asked for too many. */
    RATE_LIMITED,
    /** Answers every request with a system fault, status 500. */
    REFUSING,
    /** Names another network key in its handshake, and signs with a share of that. */
    WRONG_KEY,
    /** Lives in the epoch before: signs with a share that does not fit the others', and says so where nodes say it. */
    OTHER_EPOCH,
    /** Offers a block hash that the chain does not have. */
    WRONG_BLOCKHASH
}
