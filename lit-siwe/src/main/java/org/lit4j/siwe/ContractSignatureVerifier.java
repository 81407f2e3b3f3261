package org.lit4j.siwe;

/**
 * Asks a contract whether a signature is its own. Implementations read a chain; they may block, and must be thread-safe when
 * the {@link SiweVerifier} that has them is shared.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-1271">ERC-1271</a>
 * @see <a href="https://eips.ethereum.org/EIPS/eip-6492">ERC-6492</a>
 */
@FunctionalInterface
public interface ContractSignatureVerifier {
    /** What the contract says. */
    enum Verdict {
        /** {@code isValidSignature} returned {@code 0x1626ba7e}. */
        VALID,
        /** It returned anything else or reverted, or there is no contract at the address. */
        INVALID
    }

    /**
     * Judges one signature.
     *
     * @param address the EIP-55 address of the contract
     * @param digest the 32 bytes that were signed: of a SIWE message its EIP-191 hash
     * @param signature of any length, even 0; when {@link Erc6492#isWrapped}, the contract need not be deployed yet
     * @param chainId the EIP-155 id of the chain to ask
     * @throws org.lit4j.core.error.LitException when there is no answer, such as from a chain that cannot be reached; that is
     *     not a verdict
     */
    Verdict verify(String address, byte[] digest, byte[] signature, long chainId);
}
