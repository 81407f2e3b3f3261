package org.lit4j.devnet;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;

/** Issues tokens as Google, Apple and Stytch do. */
final class Tokens {
    static final String KID = "jwk-test-da98c8ff-99b0-45c3-b203-6d40b1fda80a";
    static final String PROJECT = "project-test-de4e2690-1506-4cf5-8bce-44571ddaebc9";

    private final KeyPair keys;

    private Tokens(KeyPair keys) {
        this.keys = keys;
    }

    static Tokens fresh(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new Tokens(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        JsonObject other =
                JsonObject.builder().put("kty", "EC").put("crv", "P-256").build();
        JsonObject own = JsonObject.builder()
                .put("kty", "RSA")
                .put("alg", "RS256")
                .put("use", "sig")
                .put("kid", KID)
                .put("n", number(key.getModulus()))
                .put("e", number(key.getPublicExponent()))
                .build();
        return JsonObject.of("keys", JsonArray.of(other, own)).stringify();
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return Base64Url.encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    String issue(JsonObject claims) {
        return issue(
                JsonObject.builder()
                        .put("alg", "RS256")
                        .put("kid", KID)
                        .put("typ", "JWT")
                        .build(),
                claims);
    }

    String issue(JsonObject header, JsonObject claims) {
        try {
            String signed = part(header) + "." + part(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64Url.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(JsonObject json) {
        return Base64Url.encode(json.stringify().getBytes(StandardCharsets.UTF_8));
    }
}
