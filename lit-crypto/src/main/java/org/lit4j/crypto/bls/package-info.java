/**
 * BLS12-381 as the nodes use it: public keys in G1 (48 bytes compressed), signatures in G2 (96 bytes compressed), the
 * proof-of-possession ciphersuite, keys shared by Shamir's scheme, shares of signatures combined by Lagrange's formula.
 * {@link org.lit4j.crypto.bls.Bls#get()} is the fastest implementation on the class path.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9380">RFC 9380, hashing to elliptic curves</a>
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.EXPERIMENTAL, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.crypto.bls;
