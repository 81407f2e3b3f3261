package org.lit4j.crypto.bls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.crypto.PersonalSign;

/**
 * The network's signature under a SIWE message, as an AuthSig of the algorithm {@code LIT_BLS} carries it in
 * {@code sig}: the text <code>{"ProofOfPossession":"…"}</code> with 192 hexadecimal digits.
 */
public final class BlsSessionSignature {
    private static final String DOMAIN = "lit_session:";

    private BlsSessionSignature() {}

    /**
     * Returns what the nodes sign for a message: SHA-256 of {@code lit_session:} and the lower-case digits of the
     * message's EIP-191 digest. 32 bytes.
     *
     * @param message the SIWE text
     */
    public static byte[] digest(String message) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((DOMAIN + Hex.encode(PersonalSign.digest(message))).getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /**
     * Says whether {@code sig} is the network's signature of a message. Never throws.
     *
     * @param networkKey the network's public key, 48 bytes
     * @param message the SIWE text
     * @param sig the member of the AuthSig
     */
    public static boolean verify(Bls bls, byte[] networkKey, String message, String sig) {
        byte[] signature;
        try {
            signature = parse(sig);
        } catch (LitException e) {
            return false;
        }
        return bls.verify(networkKey, digest(message), signature);
    }

    /**
     * Reads the text. The other two schemes that nodes can read, {@code Basic} and {@code MessageAugmentation}, are
     * refused: no network signs with them.
     *
     * @return 96 bytes, which need not be a point
     * @throws LitException {@code SIGNATURE_INVALID}
     */
    public static byte[] parse(String sig) {
        try {
            JsonObject json = JsonParser.parseObjectWithoutDuplicates(sig, "The signature");
            JsonMembers in = new JsonMembers(json, "The signature", ErrorCode.SIGNATURE_INVALID)
                    .only(java.util.Set.of(BlsShare.SCHEME));
            byte[] bytes = Hex.decode(in.string(BlsShare.SCHEME), "The signature");
            if (bytes.length == Bls.SIGNATURE_LENGTH) {
                return bytes;
            }
        } catch (LitException e) {
            throw invalid(e);
        }
        throw invalid(null);
    }

    /** Writes the text of 96 bytes. */
    public static String write(byte[] signature) {
        return JsonObject.of(BlsShare.SCHEME, new JsonString(Hex.encode(signature)))
                .stringify();
    }

    private static LitException invalid(@org.jspecify.annotations.Nullable LitException cause) {
        return new LitException(
                ErrorCode.SIGNATURE_INVALID,
                "The network's signature is not {\"" + BlsShare.SCHEME + "\":\"…\"} with " + 2 * Bls.SIGNATURE_LENGTH
                        + " hexadecimal digits.",
                cause);
    }
}
