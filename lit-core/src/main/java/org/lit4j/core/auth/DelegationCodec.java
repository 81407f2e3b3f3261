package org.lit4j.core.auth;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.LitException;
import org.lit4j.core.internal.SinglePart;

/**
 * Reads and checks AuthSigs: what lit-core must know of SIWE. Thread-safe, no I/O. The standard one is in lit-siwe.
 */
public interface DelegationCodec {
    /**
     * Checks an AuthSig: the message, its signature, the address, the session key, the times, the grant.
     *
     * @throws LitException {@code SIWE_INVALID}, {@code RECAP_INVALID}, {@code DELEGATION_SIGNATURE_INVALID},
     *     {@code DELEGATION_ADDRESS_MISMATCH}, {@code DELEGATION_SESSION_KEY_MISMATCH}, {@code DELEGATION_EXPIRED},
     *     {@code DELEGATION_NOT_YET_VALID}, {@code DELEGATION_NO_CAPABILITY}, {@code DELEGATION_NOT_COVERING} or
     *     {@code DELEGATION_UNSUPPORTED}
     */
    Delegation check(AuthSig authSig, DelegationTerms terms);

    /**
     * Checks an AuthSig in which somebody lets others spend capacity: the message, its signature, the times, that it
     * delegates capacity and nothing else, and that the user is among those who may spend it.
     *
     * @param user who is to spend it; empty while that is not known
     * @param now when it must be valid
     * @throws LitException {@code SIWE_INVALID}, {@code RECAP_INVALID}, {@code RECAP_STATEMENT_MISMATCH}, {@code
     *     TIME_INVALID}, {@code DELEGATION_URI_MISMATCH}, {@code DELEGATION_SIGNATURE_INVALID}, {@code
     *     DELEGATION_ADDRESS_MISMATCH}, {@code DELEGATION_EXPIRED}, {@code DELEGATION_NOT_YET_VALID}, {@code
     *     DELEGATION_UNSUPPORTED} or {@code DELEGATION_NOT_COVERING}
     */
    void checkCapacity(AuthSig authSig, Optional<Principal> user, Instant now);

    /**
     * Finds the implementation with this interface's class loader, then the thread's.
     *
     * @throws LitException {@code MODULE_MISSING}; {@code PROVIDER_BROKEN} when it is there and cannot be made
     */
    static DelegationCodec discover() {
        return discover(null);
    }

    /**
     * Finds the implementation with a class loader, then this interface's, then the thread's.
     *
     * @throws LitException {@code MODULE_MISSING}; {@code PROVIDER_BROKEN} when it is there and cannot be made
     */
    static DelegationCodec discover(@Nullable ClassLoader loader) {
        return SinglePart.find(DelegationCodec.class, loader, "org.lit4j.siwe.SiweDelegationCodec", "lit-siwe");
    }
}
