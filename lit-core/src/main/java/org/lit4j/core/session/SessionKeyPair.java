package org.lit4j.core.session;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;

/**
 * An Ed25519 session key: seed and public key together. Immutable until closed; closing wipes the seed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1.5">RFC 8032, section 5.1.5</a>
 */
public final class SessionKeyPair implements AutoCloseable {
    private static final int SEED_BYTES = 32;

    private final String publicKey;
    private final SecretBytes seed;

    /** How SDKs write the secret part. */
    public enum SecretForm {
        /** Seed, then public key: 128 digits (v3 to v7). */
        SEED_AND_PUBLIC_KEY,
        /** Seed alone: 64 digits (v8). */
        SEED
    }

    /**
     * Joins a public key and its seed.
     *
     * @param publicKey 64 lower-case hexadecimal digits
     * @param seed 32 bytes; belongs to this object from now on
     * @throws LitException {@code SESSION_KEY_INVALID}; whether the two belong together is checked by
     *     {@link SessionCrypto#open}
     */
    public SessionKeyPair(String publicKey, SecretBytes seed) {
        if (!Hex.isLower(requireNonNull(publicKey, "publicKey"), 64)) {
            throw invalid("publicKey must be 64 lower-case hexadecimal digits");
        }
        if (seed.length() != SEED_BYTES) {
            throw invalid("the seed has " + seed.length() + " bytes, not " + SEED_BYTES);
        }
        this.publicKey = publicKey;
        this.seed = seed;
    }

    /** Makes a new key from the random source, with the {@link SessionCrypto} found on the class path. */
    public static SessionKeyPair generate(SecureRandom random) {
        return SessionCrypto.discover().generate(random);
    }

    /**
     * Reads the SDK's stored form, {@code {"publicKey":"…","secretKey":"…"}}, with a secret of 128 or 64 digits.
     *
     * @throws LitException {@code SESSION_KEY_INVALID} or {@code JSON_INVALID}; the text is never repeated
     */
    public static SessionKeyPair parse(String secretJson) {
        JsonObject json = JsonParser.parseObjectWithoutDuplicates(secretJson, "The session key");
        JsonMembers in = new JsonMembers(json, "The session key", ErrorCode.SESSION_KEY_INVALID)
                .only(Set.of("publicKey", "secretKey"));
        String publicKey = in.string("publicKey");
        String secretKey = in.string("secretKey");
        if (secretKey.length() != 64 && secretKey.length() != 128) {
            throw invalid("secretKey has " + secretKey.length()
                    + " characters; 128 hexadecimal digits (seed, public key) or 64 (seed) are read");
        }
        if (secretKey.length() == 128 && !secretKey.substring(64).equals(publicKey)) {
            throw invalid("the second half of secretKey is not publicKey");
        }
        return new SessionKeyPair(publicKey, SecretBytes.takeOver(seedOf(secretKey)));
    }

    private static byte[] seedOf(String secretKey) {
        try {
            byte[] all = Hex.decode(secretKey, "secretKey");
            byte[] seed = Arrays.copyOf(all, SEED_BYTES);
            Arrays.fill(all, (byte) 0);
            return seed;
        } catch (LitException e) {
            throw new LitException(ErrorCode.SESSION_KEY_INVALID, requireNonNull(e.getMessage()));
        }
    }

    /** Returns the public key: 64 lower-case hexadecimal digits. */
    public String publicKey() {
        return publicKey;
    }

    /** Returns {@code lit:session:} and the public key. */
    public String uri() {
        return SessionKeyHandle.URI_PREFIX + publicKey;
    }

    /** Returns the seed, 32 bytes; it stays this object's. */
    public SecretBytes seed() {
        return seed;
    }

    /** Returns an independent copy, to be closed by its owner. */
    public SessionKeyPair duplicate() {
        return new SessionKeyPair(publicKey, seed.duplicate());
    }

    /** Writes the SDK's stored form. The text holds the secret: keep it out of logs. */
    public String toSecretJson(SecretForm form) {
        String secret = seed.expose(Hex::encode);
        return JsonObject.builder()
                .put("publicKey", publicKey)
                .put("secretKey", form == SecretForm.SEED ? secret : secret + publicKey)
                .build()
                .stringify();
    }

    /** Wipes the seed. Idempotent. */
    @Override
    public void close() {
        seed.close();
    }

    private static LitException invalid(String problem) {
        return new LitException(
                ErrorCode.SESSION_KEY_INVALID,
                "Session key: " + problem + ". Give the JSON that lit keygen writes, or generate a new key.");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionKeyPair that && publicKey.equals(that.publicKey) && seed.equals(that.seed);
    }

    @Override
    public int hashCode() {
        return publicKey.hashCode();
    }

    @Override
    public String toString() {
        return "SessionKeyPair[publicKey=" + publicKey + "]";
    }
}
