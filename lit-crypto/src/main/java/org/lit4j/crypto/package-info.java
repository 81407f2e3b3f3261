/**
 * Ed25519, secp256k1 and Keccak-256 on BouncyCastle's low-level API. No JCA provider is ever registered.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.crypto;
