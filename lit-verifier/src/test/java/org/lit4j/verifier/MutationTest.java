package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * Nothing that was changed after it was signed is accepted, and nothing is thrown. {@code lit.mutations} says how many
 * changes of each kind are tried, {@code lit.mutations.seed} which.
 */
class MutationTest {
    private static final int COUNT = Integer.getInteger("lit.mutations", 300);
    private static final int BLS_COUNT = Integer.getInteger("lit.mutations.bls", 8);

    /** Numbers that look random and are the same in every run. */
    private static final class Draws {
        private byte[] state;

        Draws(String seed) {
            state = World.sha256(seed + System.getProperty("lit.mutations.seed", ""));
        }

        int below(int bound) {
            try {
                state = MessageDigest.getInstance("SHA-256").digest(state);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
            int value = ((state[0] & 0x7f) << 24)
                    | ((state[1] & 0xff) << 16)
                    | ((state[2] & 0xff) << 8)
                    | (state[3] & 0xff);
            return value % bound;
        }
    }

    /** Sets one byte of the text to another value; what is no UTF-8 any more is read with U+FFFD in it. */
    private static String flip(String text, Draws draws) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = draws.below(bytes.length);
        byte before = bytes[at];
        while (bytes[at] == before) {
            bytes[at] = (byte) draws.below(256);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void noByteOfASessionSignatureCanBeAnother(RuleSet rules) {
        SessionSigVerifier verifier =
                World.verifier(rules).cache(new DelegationCache(10)).build();
        String good = World.doc().signed().toJson();
        assertThat(verifier.verifyJson(good, World.PKP).accepted()).isTrue();
        Draws draws = new Draws("flips/" + rules);
        for (int i = 0; i < COUNT; i++) {
            String bad = flip(good, draws);
            assertThat(verifier.verifyJson(bad, World.PKP).accepted()).as(bad).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTwoValuesCanChangePlaces(RuleSet rules) {
        SessionSigVerifier verifier = World.verifier(rules).build();
        for (JsonObject bad : swaps(World.doc().signed().json())) {
            assertThat(verifier.verifyJson(bad.stringify(), World.PKP).accepted())
                    .as(bad.stringify())
                    .isFalse();
        }
    }

    /** Whoever has the session key can sign any document, but no capability. */
    @ParameterizedTest
    @EnumSource
    void noByteOfACapabilityCanBeAnotherThoughTheDocumentIsSignedAgain(RuleSet rules) {
        SessionSigVerifier verifier =
                World.verifier(rules).cache(new DelegationCache(10)).build();
        AuthSig capability = World.capability();
        String good = capability.toJson();
        Draws draws = new Draws("capabilities/" + rules);
        for (int i = 0; i < COUNT; i++) {
            String bad = flip(good, draws);
            Verdict verdict = verifier.verify(signed(bad), World.PKP);
            if (verdict.accepted()) {
                assertThat(isFree(
                                rules, capability, verdict.grant().orElseThrow().authSig()))
                        .as(bad)
                        .isTrue();
            }
        }
        for (JsonObject bad : swaps(capability.json())) {
            Verdict verdict = verifier.verify(signed(bad.stringify()), World.PKP);
            boolean free = rules == RuleSet.NODE
                    && verdict.grant()
                            .filter(grant -> isFree(rules, capability, grant.authSig()))
                            .isPresent();
            assertThat(verdict.accepted() && !free).as(bad.stringify()).isFalse();
        }
    }

    private static final World.Doc DOC = World.doc();
    private static final String TEXT = DOC.text();
    private static final String INSIDE = DOC.capabilities.get(0).toJson();

    private static AuthSig signed(String capability) {
        return World.outer(World.SESSION, TEXT.replace(INSIDE, capability));
    }

    /** What nodes leave open: how derivedVia is called, the case of digits, and for nodes alone the address. */
    private static boolean isFree(RuleSet rules, AuthSig before, AuthSig after) {
        boolean sameAddress = rules == RuleSet.NODE
                || before.address()
                        .toLowerCase(Locale.ROOT)
                        .equals(after.address().toLowerCase(Locale.ROOT));
        String sig = before.sig().toLowerCase(Locale.ROOT);
        String other = after.sig().toLowerCase(Locale.ROOT);
        boolean samePoint = other.substring(0, 130).equals(sig.substring(0, 130))
                && sameRecovery(rules, sig.substring(130), other.substring(130));
        boolean sameText = before.signedMessage().equals(after.signedMessage())
                || (rules == RuleSet.NODE && rewritten(before.signedMessage(), after.signedMessage()));
        return sameAddress && samePoint && sameText;
    }

    private static boolean sameRecovery(RuleSet rules, String one, String two) {
        int a = Integer.parseInt(one, 16);
        int b = Integer.parseInt(two, 16);
        return a % 27 == b % 27
                && (rules == RuleSet.NODE || Set.of(0, 1, 27, 28).contains(b));
    }

    /** The third line and the one behind the statement are not looked at by nodes; neither are changed here to a break. */
    private static boolean rewritten(String before, String after) {
        try {
            return NodeSiwe.parse(after, Generation.NAGA).canonical().equals(before);
        } catch (Unreadable e) {
            return false;
        }
    }

    @Test
    void noByteOfANetworkSignatureCanBeAnother() {
        SessionSigVerifier verifier = SessionSigVerifier.builder(
                        Generation.NAGA,
                        java.time.Clock.fixed(
                                java.time.Instant.parse("2025-01-01T00:00:30Z"), java.time.ZoneOffset.UTC))
                .networkKey(SeededNetwork.ROOT_KEY)
                .build();
        String good = SeededNetwork.blsCapability().toJson();
        Draws draws = new Draws("bls");
        for (int i = 0; i < BLS_COUNT; i++) {
            String bad = flip(good, draws);
            AuthSig sig = World.outer(World.sessionKey("lit-devnet/session/0"), SeededNetwork.document(bad));
            Verdict verdict = verifier.verify(sig, World.PKP);
            if (verdict.accepted()) {
                AuthSig after = verdict.grant().orElseThrow().authSig();
                AuthSig before = SeededNetwork.blsCapability();
                assertThat(after.sig().toLowerCase(Locale.ROOT))
                        .isEqualTo(before.sig().toLowerCase(Locale.ROOT));
                assertThat(after.signedMessage()).isEqualTo(before.signedMessage());
                assertThat(after.address().toLowerCase(Locale.ROOT))
                        .isEqualTo(before.address().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Every pair of members at every depth, the signed text included, with its values swapped. */
    private static List<JsonObject> swaps(JsonObject object) {
        List<JsonObject> all = new ArrayList<>();
        List<String> names = List.copyOf(object.members().keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                JsonValue one = object.get(names.get(i)).orElseThrow();
                JsonValue two = object.get(names.get(j)).orElseThrow();
                if (!one.equals(two)) {
                    all.add(object.with(names.get(i), two).with(names.get(j), one));
                }
            }
        }
        object.get("signedMessage")
                .map(text -> ((JsonString) text).value())
                .filter(text -> text.startsWith("{"))
                .ifPresent(text -> swaps(JsonParser.parseObject(text, "The document"))
                        .forEach(inner -> all.add(object.with("signedMessage", new JsonString(inner.stringify())))));
        return all;
    }
}
