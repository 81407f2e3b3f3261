package org.lit4j.siwe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lit4j.core.auth.Principal;

/**
 * What an AuthSig must satisfy to serve as a delegation of paid capacity. Immutable.
 *
 * @param now when it must be valid
 * @param margin how long beyond {@code now} it must still be valid; zero for "at this moment"
 * @param owner who must have signed it: the owner of the capacity, or the payer; empty for anybody
 * @param user who must be allowed to use it; empty when that does not matter
 */
public record UseTerms(Instant now, Duration margin, Optional<Principal> owner, Optional<Principal> user) {
    public UseTerms {
        requireNonNull(now, "now");
        requireNonNull(margin, "margin");
        requireNonNull(owner, "owner");
        requireNonNull(user, "user");
    }

    /** Makes terms that only want the delegation to be valid at a moment. */
    public static UseTerms at(Instant now) {
        return new UseTerms(now, Duration.ZERO, Optional.empty(), Optional.empty());
    }

    /** Returns the terms with the one who must have signed. */
    public UseTerms signedBy(Principal signer) {
        return new UseTerms(now, margin, Optional.of(signer), user);
    }

    /** Returns the terms with the one who must be allowed to use it. */
    public UseTerms usableBy(Principal delegatee) {
        return new UseTerms(now, margin, owner, Optional.of(delegatee));
    }

    /** Returns the terms with a time for which the delegation must still be valid. */
    public UseTerms validFor(Duration time) {
        return new UseTerms(now, time, owner, user);
    }
}
