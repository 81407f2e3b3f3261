package org.lit4j.devnet;

/**
 * A PKP of the devnet, whose key the devnet holds. Immutable.
 *
 * @param owner EIP-55 address of who may sign with it
 * @param publicKey {@code 0x} and 130 lower-case hexadecimal digits, uncompressed
 * @param address its EIP-55 address
 * @param tokenId 64 lower-case hexadecimal digits: the id of the resource {@code lit-pkp}
 */
public record DevnetPkp(String owner, String publicKey, String address, String tokenId) {}
