package org.lit4j.siwe;

/** How a capability object is read. The two differ where {@link Recap#warnings()} says so. */
public enum Reading {
    /**
     * As nodes and SDKs match a request: of {@code prefix://*} and the exact key only the first that is there counts, and
     * it must have the ability {@code *}{@code /*} or exactly the one requested. Restriction lists do not matter, not even
     * the empty one.
     *
     * <p>This is the matching alone. Before it, nodes drop a capability object with an empty restriction list or with a key
     * that is no URI; see {@link SiweRecaps#all}.
     */
    AS_NODES_MATCH,
    /**
     * As the text says it: every entry that applies counts. A key {@code prefix://*} applies to every id of its prefix,
     * {@code *} in place of an ability's namespace or name to every one, and the restriction list {@code []} grants
     * nothing.
     */
    BY_MEANING
}
