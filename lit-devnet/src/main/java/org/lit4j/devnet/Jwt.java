package org.lit4j.devnet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Optional;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.verifier.ErrorKind;

/**
 * A JSON Web Token signed with RS256; no other algorithm is known here, {@code none} least of all. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515</a>
 */
final class Jwt {
    private final JsonObject header;
    private final JsonObject claims;
    private final byte[] signed;
    private final byte[] signature;

    private Jwt(JsonObject header, JsonObject claims, byte[] signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /** Takes a token apart. Nothing in it is to be believed before {@link #verify}. */
    static Jwt parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw refused("The token has " + parts.length + " parts, not 3");
        }
        return new Jwt(
                object(parts[0], "header"),
                object(parts[1], "claims"),
                (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                bytes(parts[2], "signature"));
    }

    /** Checks algorithm, time and signature, and returns the moment at which it expires. */
    Instant verify(JsonWebKeys keys, Instant now) {
        if (!text(header, "alg").equals("RS256")) {
            throw refused("The token's algorithm is not RS256");
        }
        if (!(claims.members().get("exp") instanceof JsonNumber exp) || exp.value() < now.getEpochSecond()) {
            throw refused("The token has expired, or never does");
        }
        PublicKey key = keys.find(text(header, "kid"))
                .orElseThrow(() -> refused("The token names a key that the key set does not have"));
        if (!isSignedBy(key)) {
            throw refused("The token's signature is not valid");
        }
        return Instant.ofEpochSecond((long) exp.value());
    }

    JsonObject claims() {
        return claims;
    }

    private boolean isSignedBy(PublicKey key) {
        try {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Returns a member that is a text; nothing for any other. */
    static String text(JsonObject object, String name) {
        return Optional.ofNullable(object.members().get(name))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .orElse("");
    }

    static NodeFailure refused(String problem) {
        return NodeFailure.uncoded(AuthMethods.LABEL, ErrorKind.VALIDATION, AuthMethods.OUTER, problem);
    }

    private static JsonObject object(String part, String what) {
        try {
            return JsonParser.parseObjectWithoutDuplicates(
                    new String(bytes(part, what), StandardCharsets.UTF_8), "The " + what + " of the token");
        } catch (LitException e) {
            throw refused("The token's " + what + " is no JSON object");
        }
    }

    private static byte[] bytes(String part, String what) {
        return Base64Url.decode(part).orElseThrow(() -> refused("The token's " + what + " is no base64url"));
    }

    @Override
    public String toString() {
        return "Jwt[redacted]";
    }
}
