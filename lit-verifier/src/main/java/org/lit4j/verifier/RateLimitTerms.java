package org.lit4j.verifier;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * One line of a rate limit delegation. Immutable. How much of it is spent, nodes count themselves.
 *
 * @param uses how often it may be used, an unsigned 64-bit number
 * @param nftIds the capacity credits; empty means all of the delegator's
 */
public record RateLimitTerms(BigInteger uses, Optional<List<BigInteger>> nftIds) {
    public RateLimitTerms {
        nftIds = nftIds.map(List::copyOf);
    }
}
