package org.lit4j.siwe;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Timestamp;

/**
 * What stands in the message of a delegation beside the grant. Immutable.
 *
 * @param statement the text in front of the capability's statement, without the blank between the two
 * @param expiration when it ends; empty for the dialect's lifetime after signing
 */
record DelegationMessage(DelegationDefaults defaults, String domain, String statement, Optional<Timestamp> expiration) {
    static DelegationMessage of(
            DelegationDefaults defaults,
            @Nullable String domain,
            @Nullable String statement,
            @Nullable Timestamp expiration) {
        return new DelegationMessage(
                defaults,
                domain == null ? defaults.domain() : domain,
                statement == null || defaults.statementFixed() ? defaults.statement() : statement,
                Optional.ofNullable(expiration));
    }

    /** Returns when a delegation that is signed now ends. */
    Timestamp end(Instant now) {
        return expiration
                .orElseGet(() -> Timestamp.of(now.plus(defaults.lifetime())))
                .requireAfter(now);
    }
}
