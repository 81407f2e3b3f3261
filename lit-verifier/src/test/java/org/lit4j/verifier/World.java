package org.lit4j.verifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.crypto.BouncyCastleSessionCrypto;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;

/** Keys, clock and writers of signed material for tests. Writes by hand: none of it goes through what is tested. */
final class World {
    static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    static final String NODE = "127.0.0.1:7470";
    static final String HASH = "524a697a410a417fb95a9f52d57cba5fa7c87b3acd3b408cf14560fa52691251";
    static final String LEAD_IN = "I further authorize the stated URI to perform the following actions on my behalf:";
    static final VerificationRequest PKP = request(NODE, LitResource.pkp("*"), LitAbility.PKP_SIGNING);

    private World() {}

    static VerificationRequest request(String audience, LitResource resource, LitAbility ability) {
        return new VerificationRequest(audience, resource, ability);
    }

    static byte[] sha256(String seed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static SessionKeyHandle sessionKey(String seed) {
        BouncyCastleSessionCrypto crypto = new BouncyCastleSessionCrypto();
        try (SessionKeyPair pair = crypto.fromSeed(SecretBytes.takeOver(sha256(seed)))) {
            return crypto.open(pair);
        }
    }

    static Secp256k1Key wallet(String seed) {
        return Secp256k1Key.of(SecretBytes.takeOver(sha256(seed)));
    }

    static final SessionKeyHandle SESSION = sessionKey("lit4j/tests/session/0");
    static final Secp256k1Key WALLET = wallet("lit4j/tests/wallet/0");

    static String urn(String json) {
        return "urn:recap:"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static String recapJson(String key, String ability) {
        return "{\"att\":{\"" + key + "\":{\"" + ability + "\":[{}]}},\"prf\":[]}";
    }

    static String recapText(String key, String ability) {
        int slash = ability.indexOf('/');
        return LEAD_IN + " (1) '" + ability.substring(0, slash) + "': '" + ability.substring(slash + 1) + "' for '"
                + key + "'.";
    }

    /** A message that grants signing with all PKPs, valid for a day. */
    static Siwe siwe() {
        return new Siwe();
    }

    /** Signs a text as it stands. */
    static AuthSig signed(Secp256k1Key wallet, String text) {
        return AuthSig.personalSign(PersonalSign.sign(wallet, text), text, wallet.address());
    }

    static AuthSig capability() {
        return siwe().signed();
    }

    static Doc doc() {
        return new Doc();
    }

    static AuthSig outer(SessionKeyHandle key, String text) {
        return outer(key, text, key.publicKey());
    }

    static AuthSig outer(SessionKeyHandle key, String text, String address) {
        String sig = Hex.encode(key.sign(new byte[0], List.of(text.getBytes(StandardCharsets.UTF_8)))
                .get(0));
        return AuthSig.of(sig, "litSessionSignViaNacl", text, address).withAlgo("ed25519");
    }

    static SessionSigVerifier.Builder verifier(RuleSet rules) {
        return SessionSigVerifier.builder(Generation.NAGA, Clock.fixed(NOW, ZoneOffset.UTC))
                .ruleSet(rules);
    }

    static Verdict judge(RuleSet rules, AuthSig sig) {
        return verifier(rules).build().verify(sig, PKP);
    }

    /** Writes a SIWE message. One thread at a time. */
    static final class Siwe {
        String domain = "localhost:3000";
        String address = WALLET.address();
        String skipped = "";

        @Nullable
        String statement = "Sign in. " + recapText("lit-pkp://*", "Threshold/Signing");

        String uri = "lit:session:" + SESSION.publicKey();
        String chainId = "1";
        String nonce = "JIsknRumpxsM9pqmc";
        String issuedAt = "2030-01-01T11:59:00.000Z";

        @Nullable
        String expiration = "2030-01-02T12:00:00.000Z";

        @Nullable
        String notBefore;

        List<String> resources = List.of(urn(recapJson("lit-pkp://*", "Threshold/Signing")));
        String end = "";

        Siwe with(Consumer<Siwe> change) {
            change.accept(this);
            return this;
        }

        Siwe grants(String key, String ability) {
            statement = "Sign in. " + recapText(key, ability);
            resources = List.of(urn(recapJson(key, ability)));
            return this;
        }

        String text() {
            StringBuilder out = new StringBuilder(domain)
                    .append(" wants you to sign in with your Ethereum account:\n")
                    .append(address)
                    .append('\n')
                    .append(skipped)
                    .append('\n');
            if (statement != null) {
                out.append(statement).append('\n');
            }
            out.append("\nURI: ").append(uri).append("\nVersion: 1\nChain ID: ").append(chainId);
            out.append("\nNonce: ").append(nonce).append("\nIssued At: ").append(issuedAt);
            if (expiration != null) {
                out.append("\nExpiration Time: ").append(expiration);
            }
            if (notBefore != null) {
                out.append("\nNot Before: ").append(notBefore);
            }
            if (!resources.isEmpty()) {
                out.append("\nResources:");
                resources.forEach(resource -> out.append("\n- ").append(resource));
            }
            return out.append(end).toString();
        }

        AuthSig signed() {
            return World.signed(WALLET, text());
        }
    }

    /** Writes a session document. One thread at a time. */
    static final class Doc {
        String sessionKey = SESSION.publicKey();
        String requests =
                "[{\"resource\":{\"resource\":\"*\",\"resourcePrefix\":\"lit-pkp\"},\"ability\":\"pkp-signing\"}]";
        List<AuthSig> capabilities = List.of(capability());
        String issuedAt = "2030-01-01T12:00:00.000Z";
        String expiration = "2030-01-01T12:05:00.000Z";
        String nodeAddress = "http://" + NODE;
        String price = ",\"maxPrice\":\"100\"";
        String more = "";

        Doc with(Consumer<Doc> change) {
            change.accept(this);
            return this;
        }

        Doc capabilities(AuthSig... sigs) {
            capabilities = List.of(sigs);
            return this;
        }

        Doc requests(String prefix, String id, String ability) {
            requests = "[{\"resource\":{\"resource\":\"" + id + "\",\"resourcePrefix\":\"" + prefix
                    + "\"},\"ability\":\"" + ability + "\"}]";
            return this;
        }

        String text() {
            String sigs =
                    String.join(",", capabilities.stream().map(AuthSig::toJson).toList());
            return "{\"sessionKey\":\"" + sessionKey + "\",\"resourceAbilityRequests\":" + requests
                    + ",\"capabilities\":[" + sigs + "],\"issuedAt\":\"" + issuedAt + "\",\"expiration\":\""
                    + expiration + "\",\"nodeAddress\":\"" + nodeAddress + "\"" + price + more + "}";
        }

        AuthSig signed() {
            return outer(SESSION, text());
        }
    }
}
