package org.lit4j.core.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.ServiceLoader;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

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
     * Finds the codec on the class path.
     *
     * @throws LitException {@code MODULE_MISSING}
     */
    static DelegationCodec discover() {
        return ServiceLoader.load(DelegationCodec.class, DelegationCodec.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new LitException(
                                ErrorCode.MODULE_MISSING,
                                "No DelegationCodec was found. Add the module org.lit4j:lit-siwe, or give one to the builder."));
    }
}
