package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.Set;
import org.lit4j.siwe.PaymentScope;

/**
 * One line of a payment delegation. Immutable. Whether the payer has the money is on chain and not judged here.
 *
 * @param maxPrice wei; the session document's maxPrice may not be above it
 * @param scopes what is paid for
 */
public record PaymentTerms(BigInteger maxPrice, Set<PaymentScope> scopes) {
    public PaymentTerms {
        requireNonNull(maxPrice, "maxPrice");
        scopes = Set.copyOf(scopes);
    }

    /** Says whether it pays for a use at the highest price of a session document; equality is enough. */
    public boolean covers(PaymentScope scope, BigInteger documentMaxPrice) {
        return scopes.contains(scope) && documentMaxPrice.compareTo(maxPrice) <= 0;
    }
}
