package org.lit4j.verifier;

import static org.lit4j.verifier.ErrorKind.CONVERSION;
import static org.lit4j.verifier.ErrorKind.PARSER;
import static org.lit4j.verifier.ErrorKind.VALIDATION;
import static org.lit4j.verifier.VerdictCode.NODE_AUTH_SIG_ADDRESS_CONVERSION_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_AUTH_SIG_SESSION_KEY_CONVERSION_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_AUTH_SIG_SIGNATURE_CONVERSION_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_AUTH_SIG_SIGNED_MESSAGE_CONVERSION_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_INVALID_AUTH_SIG;
import static org.lit4j.verifier.VerdictCode.NODE_INVALID_ED25519_AUTH_SIG;
import static org.lit4j.verifier.VerdictCode.NODE_PARSER_ERROR;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.crypto.CosmosSignature;
import org.lit4j.crypto.Ed25519PublicKey;

/** Judges AuthSigs of wallets that are no Ethereum ones: rules W1 to W3, in the order of each chain. One use, one thread. */
final class OtherWallets {
    private static final int HASH_BYTES = 32;
    private static final int KEY_BYTES = 32;
    /** What 32 bytes have at most in base58. */
    private static final int KEY_DIGITS = 44;

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private final SessionCrypto crypto;
    private final Ledger ledger;

    OtherWallets(SessionCrypto crypto, Ledger ledger) {
        this.crypto = crypto;
        this.ledger = ledger;
    }

    /** Chains that sign alike. */
    enum Family {
        SOLANA,
        COSMOS;

        /** Returns the family of a chain; every other is an EVM chain. */
        static Optional<Family> of(String chain) {
            return switch (chain) {
                case "solana", "solanaDevnet", "solanaTestnet" -> Optional.of(SOLANA);
                case "cosmos", "kyve", "cheqd", "cheqdTestnet", "cheqdMainnet", "juno" -> Optional.of(COSMOS);
                default -> Optional.empty();
            };
        }
    }

    WalletVerdict judge(AuthSig sig, Family family, String chain) {
        try {
            if (family == Family.SOLANA) {
                solana(sig);
            } else {
                cosmos(sig, chain.startsWith("cheqd") ? "cheqd" : chain);
            }
            return new WalletVerdict(ledger.complete(), Optional.of(sig.address()), Optional.empty());
        } catch (Refusal refusal) {
            return new WalletVerdict(ledger.complete(), Optional.empty(), Optional.empty());
        }
    }

    private void solana(AuthSig sig) {
        byte[] key = ledger.check(Rule.W2, () -> key(sig.address()));
        byte[] signature = ledger.check(Rule.W1, () -> {
            try {
                return NodeHex.decodeSignature(sig.sig());
            } catch (Unreadable e) {
                throw Refusal.of(
                        VALIDATION, NODE_INVALID_ED25519_AUTH_SIG, "Unable to convert the signature", e.problem());
            }
        });
        ledger.check(Rule.W3, () -> signed(crypto.verify(key, Utf8.encode(sig.signedMessage()), signature), sig));
    }

    private static byte[] key(String address) {
        if (!address.chars().allMatch(c -> BASE58.indexOf(c) >= 0)) {
            throw Refusal.of(
                    CONVERSION, NODE_AUTH_SIG_ADDRESS_CONVERSION_ERROR, "Unable to convert the address", "no base58");
        }
        byte[] key = address.length() > KEY_DIGITS ? new byte[0] : base58(address);
        if (key.length != KEY_BYTES || !Ed25519PublicKey.isPoint(key)) {
            throw Refusal.of(
                    CONVERSION,
                    NODE_AUTH_SIG_SESSION_KEY_CONVERSION_ERROR,
                    "Unable to convert the address to a public key",
                    "it is no key of 32 bytes");
        }
        return key;
    }

    private static byte[] base58(String digits) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < digits.length(); i++) {
            value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(BASE58.indexOf(digits.charAt(i))));
        }
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '1') {
            zeros++;
        }
        int length = (value.bitLength() + 7) / 8;
        byte[] out = new byte[zeros + length];
        byte[] magnitude = value.toByteArray();
        System.arraycopy(magnitude, magnitude.length - length, out, zeros, length);
        return out;
    }

    private void cosmos(AuthSig sig, String prefix) {
        byte[] signature = ledger.check(Rule.W1, () -> cosmosSignature(sig.sig()));
        byte[] hash = ledger.check(Rule.W3, () -> hash(sig.signedMessage()));
        ledger.check(
                Rule.W3,
                () -> signed(CosmosSignature.signers(prefix, hash, signature).contains(sig.address()), sig));
    }

    private static byte[] cosmosSignature(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new Refusal(NodeError.uncoded(PARSER, "Unable to decode base64"), "no padded base64");
        }
        if (!CosmosSignature.isInRange(bytes)) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_AUTH_SIG_SIGNATURE_CONVERSION_ERROR,
                    "Unable to convert the signature",
                    "it has " + bytes.length + " bytes, or a part out of range");
        }
        return bytes;
    }

    private static byte[] hash(String text) {
        byte[] hash;
        try {
            hash = NodeHex.decode(text);
        } catch (Unreadable e) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_AUTH_SIG_SIGNED_MESSAGE_CONVERSION_ERROR,
                    "Unable to convert the signed message",
                    e.problem());
        }
        if (hash.length != HASH_BYTES) {
            throw Refusal.of(
                    PARSER,
                    NODE_PARSER_ERROR,
                    "Unable to convert the signed message",
                    "it has " + hash.length + " bytes, not " + HASH_BYTES);
        }
        return hash;
    }

    private static boolean signed(boolean isSigned, AuthSig sig) {
        if (!isSigned) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_INVALID_AUTH_SIG,
                    "Signature is not valid",
                    "not by " + (sig.address().length() > 100 ? "this address" : sig.address()));
        }
        return true;
    }
}
