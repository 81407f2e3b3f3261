package org.lit4j.siwe;

import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.encoding.Timestamp;

/**
 * A delegation of paid capacity whose AuthSig was checked. Immutable.
 *
 * @param <D> capacity or payment
 * @param delegation what is delegated, to whom
 * @param authSig what was signed
 * @param owner who signed: the address in the message, which is the address recovered from the signature
 * @param issuedAt the message's Issued At
 * @param expiresAt the message's Expiration Time, exclusive
 */
public record CheckedDelegation<D extends PaidDelegation>(
        D delegation, AuthSig authSig, Principal owner, Timestamp issuedAt, Timestamp expiresAt) {}
