package org.lit4j.core.auth;

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
