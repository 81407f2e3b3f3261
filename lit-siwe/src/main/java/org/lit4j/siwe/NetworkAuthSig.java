package org.lit4j.siwe;

import java.time.Duration;
import java.time.Instant;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsEncoding;
import org.lit4j.crypto.bls.BlsSessionSignature;

/**
 * Checks AuthSigs that the network signed for a PKP: algorithm {@code LIT_BLS}, under the network's public key. Immutable
 * and thread-safe.
 */
public final class NetworkAuthSig {
    /** How such AuthSigs are derived. */
    public static final String DERIVED_VIA = "lit.bls";

    /** Their algorithm. */
    public static final String ALGO = "LIT_BLS";

    private final Bls bls;
    private final byte[] networkKey;

    NetworkAuthSig(Bls bls, byte[] networkKey) {
        this.bls = bls;
        this.networkKey = networkKey;
    }

    /**
     * Checks under a network's key.
     *
     * @param networkKey 96 hexadecimal digits: a public key as nodes name it in their handshake
     * @throws LitException {@code HEX_INVALID}; {@code BLS_KEY_INVALID} when it is no usable key
     */
    public static NetworkAuthSig under(String networkKey) {
        Bls bls = Bls.get();
        byte[] bytes = Hex.decodePrefixed(networkKey, Bls.PUBLIC_KEY_LENGTH, "The network's public key");
        BlsEncoding verdict = bls.publicKeyEncoding(bytes);
        if (verdict != BlsEncoding.VALID) {
            throw new LitException(
                    ErrorCode.BLS_KEY_INVALID,
                    "The network's public key is " + verdict + ". Take networkPublicKey of a node's handshake.");
        }
        return new NetworkAuthSig(bls, bytes);
    }

    /** Says whether nodes take an AuthSig for one that the network signed. */
    public static boolean isOne(AuthSig authSig) {
        return authSig.derivedVia().equals(DERIVED_VIA)
                && authSig.algo().filter(ALGO::equals).isPresent();
    }

    /**
     * Reads the message and checks the signature under it, the address, and that the message is valid: issued, and not
     * expired. An expiration is required.
     *
     * @throws LitException {@code SIWE_INVALID}; {@code DELEGATION_UNSUPPORTED} when the network did not sign it;
     *     {@code DELEGATION_SIGNATURE_INVALID}; {@code DELEGATION_ADDRESS_MISMATCH}; {@code DELEGATION_NOT_YET_VALID};
     *     {@code DELEGATION_EXPIRED}, also when the message has no end
     */
    public SiweMessage check(AuthSig authSig, Instant now, Duration margin) {
        return check(authSig, now, margin, new GoodSignatures(0));
    }

    SiweMessage check(AuthSig authSig, Instant now, Duration margin, GoodSignatures signatures) {
        if (!isOne(authSig)) {
            throw refused(
                    ErrorCode.DELEGATION_UNSUPPORTED,
                    "is of the kind " + authSig.derivedVia() + ", not " + DERIVED_VIA + " with the algo " + ALGO);
        }
        SiweMessage message = SiweMessage.parse(authSig.signedMessage());
        message.requireCanonical();
        signatures.once(authSig, () -> requireSignature(authSig, message));
        if (!authSig.address().equalsIgnoreCase(message.address())) {
            throw refused(
                    ErrorCode.DELEGATION_ADDRESS_MISMATCH,
                    "has the address " + authSig.address() + " and a message of " + message.address());
        }
        if (message.expirationTime().isEmpty()) {
            throw refused(ErrorCode.DELEGATION_EXPIRED, "has no expiration, which the network always writes");
        }
        if (now.isBefore(message.issuedAt().instant())) {
            throw refused(
                    ErrorCode.DELEGATION_NOT_YET_VALID,
                    "is not valid before " + message.issuedAt() + "; it is " + Timestamp.of(now));
        }
        SiweDelegationCodec.requireTimes(message, now, margin);
        return message;
    }

    private void requireSignature(AuthSig authSig, SiweMessage message) {
        if (!BlsSessionSignature.verify(bls, networkKey, message.text(), authSig.sig())) {
            throw refused(
                    ErrorCode.DELEGATION_SIGNATURE_INVALID,
                    "is not signed by the network: its signature does not verify under the network's public key");
        }
    }

    private static LitException refused(ErrorCode code, String problem) {
        return new LitException(code, "The AuthSig " + problem + ".");
    }

    @Override
    public String toString() {
        return "NetworkAuthSig[networkKey=" + Hex.encode(networkKey) + "]";
    }
}
