package org.lit4j.devnet;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonObject;

/** An authenticator, made with the JDK. */
final class Passkeys {
    static final String RAW_ID = Base64Url.encode(Utf8.encode("credential 1"));

    private Passkeys() {}

    static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    static byte[] cose(KeyPair keys) {
        ECPoint point = ((ECPublicKey) keys.getPublic()).getW();
        return Hex.decode(
                "a5010203262001215820" + coordinate(point.getAffineX()) + "225820" + coordinate(point.getAffineY()),
                "key");
    }

    private static String coordinate(BigInteger value) {
        String hex = value.toString(16);
        return "0".repeat(64 - hex.length()) + hex;
    }

    static String assertion(
            KeyPair keys, String rawId, String challenge, String type, String origin, String domain, int flags)
            throws Exception {
        byte[] client = Utf8.encode(JsonObject.builder()
                .put("type", type)
                .put("challenge", Base64Url.encode(Hex.decode(challenge.substring(2), "challenge")))
                .put("origin", origin)
                .build()
                .stringify());
        ByteArrayOutputStream authenticator = new ByteArrayOutputStream();
        authenticator.writeBytes(Seed.sha("SHA-256", Utf8.encode(domain)));
        authenticator.write(flags);
        authenticator.writeBytes(new byte[] {0, 0, 0, 1});
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(authenticator.toByteArray());
        signature.update(Seed.sha("SHA-256", client));
        return JsonObject.builder()
                .put("id", rawId)
                .put("rawId", rawId)
                .put("type", "public-key")
                .put(
                        "response",
                        JsonObject.builder()
                                .put("clientDataJSON", Base64Url.encode(client))
                                .put("authenticatorData", Base64Url.encode(authenticator.toByteArray()))
                                .put("signature", Base64Url.encode(signature.sign()))
                                .build())
                .build()
                .stringify();
    }
}
