package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonObject;

/** Passkeys, made here with the JDK as an authenticator makes them. */
class WebAuthnTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final String ORIGIN = "https://app.example:8443";
    private static final String RAW_ID = Base64Url.encode(Utf8.encode("credential 1"));
    private static final int VERIFIED = 0x05;

    private final Seed seed = new Seed("test");
    private final Blocks chain = new Blocks(seed, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Pkps pkps = new Pkps(seed);
    private final WebAuthn webAuthn = new WebAuthn(new BlockDatabase(chain, java.util.Optional.empty()), pkps);
    private KeyPair keys;

    @BeforeEach
    void register() throws Exception {
        keys = newKeys();
        ECPoint point = ((ECPublicKey) keys.getPublic()).getW();
        byte[] cose = Hex.decode(
                "a5010203262001215820" + coordinate(point.getAffineX()) + "225820" + coordinate(point.getAffineY()),
                "key");
        DevnetPkp pkp = pkps.mint("0x91fa13b1E730E912a3C91FD1B41770Cb77e9a2e3");
        pkps.permit(pkp, DevnetAuthMethod.credential(RAW_ID, cose, PkpScope.SIGN_ANYTHING));
    }

    private static String coordinate(java.math.BigInteger value) {
        String hex = value.toString(16);
        return "0".repeat(64 - hex.length()) + hex;
    }

    private String assertion(String rawId, String challenge, String type, String origin, String domain, int flags)
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

    private String good() throws Exception {
        return assertion(RAW_ID, chain.latest(), "webauthn.get", ORIGIN, "app.example", VERIFIED);
    }

    private void assertRefused(String credential, String code, String problem) {
        assertThatThrownBy(() -> webAuthn.verify(credential, ORIGIN, NOW))
                .isInstanceOfSatisfying(NodeFailure.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.error().stringify()).contains(problem);
                });
    }

    @Test
    void aGoodAssertionStandsForItsCredential() throws Exception {
        assertThat(webAuthn.verify(good(), ORIGIN, NOW))
                .isEqualTo(new AuthMethodContext(3, RAW_ID, "lit", NOW.plus(Duration.ofDays(7))));
    }

    @Test
    void theChallengeIsARecentBlock() throws Exception {
        String old = chain.hash(chain.number() - 10);
        assertRefused(
                assertion(RAW_ID, old, "webauthn.get", ORIGIN, "app.example", VERIFIED),
                "NodeInvalidWebAuthnChallenge",
                "Invalid blockhash used as challenge");
        assertThat(webAuthn.verify(
                                assertion(
                                        RAW_ID,
                                        chain.hash(chain.number() - 9),
                                        "webauthn.get",
                                        ORIGIN,
                                        "app.example",
                                        VERIFIED),
                                ORIGIN,
                                NOW)
                        .userId())
                .isEqualTo(RAW_ID);
    }

    @Test
    void originDomainAndPresenceCount() throws Exception {
        String latest = chain.latest();
        assertRefused(
                assertion(RAW_ID, latest, "webauthn.create", ORIGIN, "app.example", VERIFIED), "", "no assertion for");
        assertRefused(
                assertion(RAW_ID, latest, "webauthn.get", "https://evil.example", "app.example", VERIFIED),
                "",
                "no assertion for " + ORIGIN);
        assertRefused(
                assertion(RAW_ID, latest, "webauthn.get", ORIGIN, "evil.example", VERIFIED), "", "another domain");
        assertRefused(
                assertion(RAW_ID, latest, "webauthn.get", ORIGIN, "app.example", 0x01),
                "",
                "the user was not verified");
    }

    @Test
    void keyAndSignatureMustFit() throws Exception {
        String other = Base64Url.encode(Utf8.encode("credential 2"));
        assertRefused(
                assertion(other, chain.latest(), "webauthn.get", ORIGIN, "app.example", VERIFIED),
                "",
                "no PKP permits it");
        keys = newKeys();
        assertRefused(good(), "", "its signature is not valid");
        assertRefused("{}", "", "it has no response");
        assertRefused("x", "", "it is no JSON object");
    }

    private static KeyPair newKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
