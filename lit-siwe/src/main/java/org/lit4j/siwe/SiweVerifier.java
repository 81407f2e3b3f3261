package org.lit4j.siwe;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.siwe.ContractSignatureVerifier.Verdict;

/**
 * Verifies that a SIWE message is signed by the address in it: by its key, or, where contracts can be asked, by the contract
 * there. Judges the signature alone, neither times nor nonce nor domain. As thread-safe as what it asks.
 *
 * <p>Nodes accept no contract's signature inside a session signature.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-4361#signing-and-verifying-messages-with-ethereum-accounts">EIP-4361,
 *     Signing and Verifying Messages with Ethereum Accounts</a>
 */
public final class SiweVerifier {
    private final @Nullable ContractSignatureVerifier contracts;

    private SiweVerifier(@Nullable ContractSignatureVerifier contracts) {
        this.contracts = contracts;
    }

    /** Whose signature it is. */
    public enum Signer {
        /** The key of the address signed with {@code personal_sign} (EIP-191). */
        KEY,
        /** The contract at the address says that the signature is its own (ERC-1271). */
        CONTRACT,
        /** As {@link #CONTRACT}, and the signature brought what it takes to deploy the contract (ERC-6492). */
        CONTRACT_WITH_DEPLOYMENT
    }

    /** Returns a verifier that refuses contracts' signatures. */
    public static SiweVerifier ofKeys() {
        return new SiweVerifier(null);
    }

    /** Returns a verifier that asks the contract when the signature is not of the address' key. */
    public static SiweVerifier ofKeysAndContracts(ContractSignatureVerifier contracts) {
        return new SiweVerifier(requireNonNull(contracts, "contracts"));
    }

    /**
     * Returns who signed the message, or fails.
     *
     * @param signature {@code 0x} and hexadecimal digits, two a byte
     * @throws LitException {@code SIGNATURE_INVALID} when it is not hexadecimal; {@code SIGNATURE_MISMATCH} when it is not
     *     that of the address; {@code CONTRACT_SIGNATURE_UNSUPPORTED} when only a contract can have made it and none can be
     *     asked; {@code SIWE_INVALID} when the text is not the canonical one
     */
    public Signer verify(SiweMessage message, String signature) {
        message.requireCanonical();
        byte[] bytes = bytes(signature);
        boolean wrapped = Erc6492.isWrapped(bytes);
        boolean ofKey = !wrapped && (bytes.length == 65 || bytes.length == 64);
        if (ofKey && isOfKey(message, signature)) {
            return Signer.KEY;
        }
        if (contracts == null) {
            throw ofKey
                    ? mismatch(message, " Only keys can be verified here, no contracts.")
                    : unsupported(wrapped, bytes);
        }
        byte[] digest = PersonalSign.digest(message.text());
        if (contracts.verify(message.address(), digest, bytes, message.chainId()) != Verdict.VALID) {
            throw mismatch(message, " The contract, if there is one, says so too.");
        }
        return wrapped ? Signer.CONTRACT_WITH_DEPLOYMENT : Signer.CONTRACT;
    }

    private static byte[] bytes(String signature) {
        if (!signature.startsWith("0x")) {
            throw new LitException(
                    ErrorCode.SIGNATURE_INVALID,
                    "The signature does not begin with 0x. Give 0x and hexadecimal digits.");
        }
        try {
            return Hex.decode(signature.substring(2), "The signature");
        } catch (LitException e) {
            throw new LitException(ErrorCode.SIGNATURE_INVALID, "The signature cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isOfKey(SiweMessage message, String signature) {
        try {
            return message.recoverSigner(signature).equals(message.address());
        } catch (LitException e) {
            if (e.code() == ErrorCode.SIGNATURE_INVALID) {
                return false;
            }
            throw e;
        }
    }

    private static LitException mismatch(SiweMessage message, String hint) {
        return new LitException(
                ErrorCode.SIGNATURE_MISMATCH,
                "The signature is not that of " + message.address() + ", which the SIWE message names." + hint);
    }

    private static LitException unsupported(boolean wrapped, byte[] signature) {
        String what = wrapped
                ? "is one of a contract that need not be deployed (ERC-6492)"
                : "has " + signature.length + " bytes, so only a contract can have made it (ERC-1271)";
        return new LitException(
                ErrorCode.CONTRACT_SIGNATURE_UNSUPPORTED,
                "The signature " + what
                        + ", and no contract can be asked here. Give a ContractSignatureVerifier, or sign with a key.");
    }
}
