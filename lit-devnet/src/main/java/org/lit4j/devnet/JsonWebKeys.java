package org.lit4j.devnet;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonValue;

/**
 * The RSA keys of a JSON Web Key Set, by their {@code kid}. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>
 */
record JsonWebKeys(Map<String, PublicKey> byId) {
    private static final int SHORTEST = 2048;

    JsonWebKeys {
        byId = Map.copyOf(byId);
    }

    /**
     * Reads a set; keys of other kinds are passed over.
     *
     * @throws LitException {@code SETTING_INVALID}
     */
    static JsonWebKeys parse(String jwks) {
        JsonMembers set = new JsonMembers(
                JsonParser.parseObjectWithoutDuplicates(jwks, "The key set"), "The key set", ErrorCode.SETTING_INVALID);
        Map<String, PublicKey> keys = new HashMap<>();
        for (JsonValue value : set.array("keys")) {
            if (value instanceof JsonObject key) {
                JsonMembers in = new JsonMembers(key, "A key of the set", ErrorCode.SETTING_INVALID);
                if (in.string("kty").equals("RSA")) {
                    keys.put(in.string("kid"), rsa(number(in.string("n")), number(in.string("e"))));
                }
            }
        }
        if (keys.isEmpty()) {
            throw invalid("has no RSA key", null);
        }
        return new JsonWebKeys(keys);
    }

    Optional<PublicKey> find(String kid) {
        return Optional.ofNullable(byId.get(kid));
    }

    private static BigInteger number(String base64url) {
        return new BigInteger(
                1, Base64Url.decode(base64url).orElseThrow(() -> invalid("has a number that is no base64url", null)));
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) {
        if (modulus.bitLength() < SHORTEST) {
            throw invalid("has an RSA key of " + modulus.bitLength() + " bits; it needs " + SHORTEST, null);
        }
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (GeneralSecurityException e) {
            throw invalid("has a key that is none of RSA", e);
        }
    }

    private static LitException invalid(String problem, @org.jspecify.annotations.Nullable Exception cause) {
        return new LitException(
                ErrorCode.SETTING_INVALID, "The key set " + problem + ". Give a JSON Web Key Set (RFC 7517).", cause);
    }
}
