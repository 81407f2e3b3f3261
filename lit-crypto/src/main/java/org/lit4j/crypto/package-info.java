/**
 * Ed25519, secp256k1 and Keccak-256 on BouncyCastle's low-level API. No JCA provider is ever registered.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.crypto;
