package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.json.JsonObject;

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

    private static String flip(String text, Draws draws) {
        return flip(text, draws.below(text.getBytes(StandardCharsets.UTF_8).length), draws);
    }

    /** Sets one byte of the text to another value; what is no UTF-8 any more is read with U+FFFD in it. */
    private static String flip(String text, int at, Draws draws) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte before = bytes[at];
        while (bytes[at] == before) {
            bytes[at] = (byte) draws.below(256);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Signed by a wallet, and by the network. */
    static Stream<Arguments> signatures() {
        AuthSig wallet = World.capability();
        AuthSig network = SchemeCases.possession(siwe -> {});
        return Stream.of(RuleSet.values())
                .flatMap(rules -> Stream.of(arguments(rules, "a wallet", wallet), arguments(rules, "BLS", network)));
    }

    private static SessionSigVerifier verifier(RuleSet rules) {
        return World.verifier(rules)
                .networkKey(SeededNetwork.ROOT_KEY)
                .cache(new DelegationCache(10))
                .build();
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void noByteOfASessionSignatureCanBeAnother(RuleSet rules, String by, AuthSig capability) {
        SessionSigVerifier verifier = verifier(rules);
        String good = World.doc().capabilities(capability).signed().toJson();
        assertThat(verifier.verifyJson(good, World.PKP).accepted()).isTrue();
        Draws draws = new Draws("flips/" + rules + by);
        int length = good.getBytes(StandardCharsets.UTF_8).length;
        for (int i = 0; i < length + COUNT; i++) {
            String bad = i < length ? flip(good, i, draws) : flip(good, draws);
            assertThat(verifier.verifyJson(bad, World.PKP).accepted()).as(bad).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void noTwoValuesCanChangePlaces(RuleSet rules, String by, AuthSig capability) {
        SessionSigVerifier verifier = verifier(rules);
        List<JsonObject> all =
                Swaps.of(World.doc().capabilities(capability).signed().json());
        assertThat(all).as("members at every depth").hasSizeGreaterThan(150);
        for (JsonObject bad : all) {
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
        for (JsonObject bad : Swaps.of(capability.json())) {
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
        String sig = before.sig().toLowerCase(Locale.ROOT);
        String other = after.sig().toLowerCase(Locale.ROOT);
        boolean samePoint = other.substring(0, 130).equals(sig.substring(0, 130))
                && sameRecovery(rules, sig.substring(130), other.substring(130));
        return sameAddress(rules, before, after) && samePoint && sameText(rules, before, after);
    }

    private static boolean sameAddress(RuleSet rules, AuthSig before, AuthSig after) {
        return rules == RuleSet.NODE || before.address().equalsIgnoreCase(after.address());
    }

    private static boolean sameText(RuleSet rules, AuthSig before, AuthSig after) {
        return before.signedMessage().equals(after.signedMessage())
                || (rules == RuleSet.NODE && rewritten(before.signedMessage(), after.signedMessage()));
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

    @ParameterizedTest
    @EnumSource
    void nothingOfWhatTheNetworkSignedCanBeAnotherThoughTheDocumentIsSignedAgain(RuleSet rules) {
        SessionSigVerifier verifier =
                World.verifier(rules).networkKey(SeededNetwork.ROOT_KEY).build();
        AuthSig before = SchemeCases.possession(siwe -> {});
        Draws draws = new Draws("bls/" + rules);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < BLS_COUNT; i++) {
            all.add(flip(before.toJson(), draws));
        }
        Swaps.of(before.json()).forEach(bad -> all.add(bad.stringify()));
        for (String bad : all) {
            Verdict verdict = verifier.verify(signed(bad), World.PKP);
            if (verdict.accepted()) {
                AuthSig after = verdict.grant().orElseThrow().authSig();
                assertThat(after.sig()).as(bad).isEqualToIgnoringCase(before.sig());
                assertThat(sameAddress(rules, before, after)).as(bad).isTrue();
                assertThat(sameText(rules, before, after)).as(bad).isTrue();
            }
        }
    }
}
