package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.encoding.Utf8;

/** Passkeys, made here with the JDK as an authenticator makes them. */
class WebAuthnTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final String ORIGIN = "https://app.example:8443";
    private static final String RAW_ID = Passkeys.RAW_ID;
    private static final int VERIFIED = 0x05;

    private final Seed seed = new Seed("test");
    private final Blocks chain = new Blocks(seed, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Pkps pkps = new Pkps(seed);
    private final WebAuthn webAuthn = new WebAuthn(new BlockDatabase(chain, java.util.Optional.empty()), pkps);
    private KeyPair keys;

    @BeforeEach
    void register() throws Exception {
        keys = Passkeys.keys();
        DevnetPkp pkp = pkps.mint("0x91fa13b1E730E912a3C91FD1B41770Cb77e9a2e3");
        pkps.permit(pkp, DevnetAuthMethod.credential(RAW_ID, Passkeys.cose(keys), PkpScope.SIGN_ANYTHING));
    }

    private String assertion(String rawId, String challenge, String type, String origin, String domain, int flags)
            throws Exception {
        return Passkeys.assertion(keys, rawId, challenge, type, origin, domain, flags);
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
        keys = Passkeys.keys();
        assertRefused(good(), "", "its signature is not valid");
        assertRefused("{}", "", "it has no response");
        assertRefused("x", "", "it is no JSON object");
    }
}
