package org.lit4j.devnet;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;

/**
 * Verifies assertions of WebAuthn whose challenge is the hash of a block.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-2/#sctn-verifying-assertion">WebAuthn Level 2, section 7.2</a>
 */
final class WebAuthn {
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int CHALLENGE_BYTES = 32;
    private static final int RP_ID_HASH = 32;
    private static final int PRESENT_AND_VERIFIED = 0x05;

    private final BlockDatabase blocks;
    private final Pkps pkps;

    WebAuthn(BlockDatabase blocks, Pkps pkps) {
        this.blocks = blocks;
        this.pkps = pkps;
    }

    /**
     * Verifies one.
     *
     * @param credential the JSON text of a PublicKeyCredential
     * @param origin where the client says it comes from
     */
    AuthMethodContext verify(String credential, String origin, Instant now) {
        JsonObject json = object(credential);
        String rawId = Jwt.text(json, "rawId");
        if (!(json.members().get("response") instanceof JsonObject response)) {
            throw invalid("it has no response");
        }
        byte[] clientData = bytes(response, "clientDataJSON");
        byte[] authenticator = bytes(response, "authenticatorData");
        JsonObject client = object(new String(clientData, StandardCharsets.UTF_8));
        if (!challengeIsRecent(bytes(client, "challenge"))) {
            throw NodeCode.WEBAUTHN_CHALLENGE.failure(
                    AuthMethods.LABEL, AuthMethods.OUTER, "Invalid blockhash used as challenge");
        }
        byte[] key = pkps.userPublicKey(DevnetAuthMethod.WEBAUTHN, DevnetAuthMethod.idOf(rawId, DevnetAuthMethod.LIT))
                .map(hex -> Hex.decode(hex, "The credential's key"))
                .orElseThrow(() -> invalid("no PKP permits it"));
        if (!Jwt.text(client, "type").equals("webauthn.get")
                || !Jwt.text(client, "origin").equals(origin)) {
            throw invalid("it is no assertion for " + origin);
        }
        requireAuthenticator(authenticator, domain(origin));
        if (!isSigned(key, authenticator, clientData, bytes(response, "signature"))) {
            throw invalid("its signature is not valid");
        }
        return new AuthMethodContext(DevnetAuthMethod.WEBAUTHN, rawId, DevnetAuthMethod.LIT, now.plus(LIFETIME));
    }

    /** Says whether a challenge is the hash of one of the newest blocks. */
    boolean challengeIsRecent(byte[] challenge) {
        return challenge.length == CHALLENGE_BYTES && blocks.isRecent("0x" + Hex.encode(challenge));
    }

    /** The user must have been there, and have proved to be the user. */
    private static void requireAuthenticator(byte[] data, String domain) {
        boolean ofDomain = data.length > RP_ID_HASH
                && Arrays.equals(Arrays.copyOf(data, RP_ID_HASH), Seed.sha("SHA-256", Utf8.encode(domain)));
        if (!ofDomain || (data[RP_ID_HASH] & PRESENT_AND_VERIFIED) != PRESENT_AND_VERIFIED) {
            throw invalid("it is for another domain than " + domain + ", or the user was not verified");
        }
    }

    private static boolean isSigned(byte[] coseKey, byte[] authenticator, byte[] clientData, byte[] signature) {
        try {
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(CoseKey.es256(coseKey));
            check.update(authenticator);
            check.update(Seed.sha("SHA-256", clientData));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static String domain(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static JsonObject object(String text) {
        try {
            return JsonParser.parseObjectWithoutDuplicates(text, "The credential");
        } catch (LitException e) {
            throw invalid("it is no JSON object");
        }
    }

    private static byte[] bytes(JsonObject object, String name) {
        return Base64Url.decode(Jwt.text(object, name))
                .orElseThrow(() -> invalid("its member '" + name + "' is no base64url"));
    }

    private static NodeFailure invalid(String problem) {
        return Jwt.refused("Invalid WebAuthn credential: " + problem);
    }
}
