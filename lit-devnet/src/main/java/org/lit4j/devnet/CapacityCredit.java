package org.lit4j.devnet;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.time.Instant;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.crypto.EthAddress;

/**
 * A capacity credit of datil: an NFT that lets its owner, and those to whom he delegates, ask so often. Immutable.
 *
 * @param tokenId not negative
 * @param owner an Ethereum address; kept in its EIP-55 form
 * @param requestsPerKilosecond how many requests in a thousand seconds, not negative
 * @param expiresAt when it ends, exclusive
 */
public record CapacityCredit(BigInteger tokenId, String owner, long requestsPerKilosecond, Instant expiresAt) {
    /**
     * Makes it.
     *
     * @throws LitException {@code ADDRESS_INVALID}; {@code SETTING_INVALID} for a number below zero
     */
    public CapacityCredit {
        owner = EthAddress.checksum(owner);
        requireNonNull(expiresAt, "expiresAt");
        if (tokenId.signum() < 0 || requestsPerKilosecond < 0) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, "A capacity credit has a number below zero. Give 0 or more.");
        }
    }

    boolean isLiveAt(Instant now) {
        return expiresAt.isAfter(now);
    }
}
