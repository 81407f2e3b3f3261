package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.error.LitException;

/** Whatever is read, the answer is a value or a {@link LitException}; and a value can be written and read again. */
class AnyInputTest {
    private static final int CASES = 20_000;

    @Test
    void capabilityObjectsOfNoise() {
        check(AnyInputTest::noisyUrn, Recap::decode, AnyInputTest::readsAgain);
    }

    @Test
    void capabilityObjectsThatWereValid() {
        check(AnyInputTest::spoiltUrn, Recap::decode, AnyInputTest::readsAgain);
    }

    /** Nodes' reading and the algebra have to stand whatever SDKs let pass, too. */
    @Test
    void findingsAndWarningsOfAnyCapabilityObject() {
        Property.forAll(CASES, random -> {
            String urn = random.nextBoolean()
                    ? spoiltUrn(random)
                    : Generators.recap(random).urn();
            RecapFinding finding = RecapFinding.of(1, urn, Optional.of("statement"));
            assertThat(finding.remark()).endsWith(".");
            finding.recap().ifPresent(recap -> {
                recap.warnings();
                assertThat(recap.union(recap).covers(recap)).isTrue();
                assertThat(recap.minus(recap)).isEqualTo(Recap.of(Recap.EMPTY.attenuations(), recap.cids()));
            });
        });
    }

    @Test
    void messagesOfNoise() {
        check(Mutations::noise, SiweMessage::parse, AnyInputTest::readsAgain);
    }

    @Test
    void messagesThatWereValid() {
        check(AnyInputTest::spoiltMessage, SiweMessage::parse, AnyInputTest::readsAgain);
    }

    @ParameterizedTest
    @EnumSource(SiweProfile.class)
    void textsOfNoise(SiweProfile profile) {
        check(Mutations::noise, text -> SiweText.parse(text, profile), text -> {});
    }

    @ParameterizedTest
    @EnumSource(SiweProfile.class)
    void textsThatWereValid(SiweProfile profile) {
        check(
                AnyInputTest::spoiltMessage,
                text -> SiweText.parse(text, profile),
                text -> assertThat(
                                SiweText.parse(SiweWriter.write(text), profile).nonce())
                        .isEqualTo(text.nonce()));
    }

    @Test
    void proofsOfNoise() {
        check(
                random -> Property.oneOf(random, List.of("", "z", "b", "Q", "Qm")) + Mutations.noise(random),
                Cid::parse,
                AnyInputTest::readsAgain);
    }

    @Test
    void proofsThatWereValid() {
        check(random -> Mutations.of(Generators.cidText(random), random), Cid::parse, AnyInputTest::readsAgain);
    }

    /** A reader that calls itself for each character would run out of stack. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "/", "a/", "%41", ":", "?", "#", "@", "[", "]", "[::1]", "1:", "1.", "::", " ", "!", "é", "\n",
                "0", "z"
            })
    void veryLongTexts(String piece) {
        String much = piece.repeat(200_000 / piece.length());
        String valid = Generators.siweMessage(new Random(1)).text();
        for (String start : List.of(
                "",
                "a:",
                "a://",
                "a:/",
                "https://h/",
                "urn:recap:",
                "z",
                "Q",
                "b",
                "2030-01-31T12:00:00.",
                "Resources:\n- a:")) {
            String text = start + much;
            for (SiweProfile profile : SiweProfile.values()) {
                refusesOrReads(
                        () -> SiweText.parse(text + " wants you to sign in with your Ethereum account:", profile));
                for (String label : List.of("URI: ", "Nonce: ", "Issued At: ", "Chain ID: ")) {
                    refusesOrReads(() -> SiweText.parse(valid.replace(label, label + text), profile));
                }
                refusesOrReads(() -> SiweText.parse(valid + "\nRequest ID: " + text, profile));
                refusesOrReads(() -> SiweText.parse(valid + "\nResources:\n- " + text, profile));
            }
            refusesOrReads(() -> Recap.decode(text));
            refusesOrReads(() -> Recap.decode(encoded(("{\"att\":{\"" + text).getBytes(StandardCharsets.UTF_8))));
            refusesOrReads(() -> Recap.decode(encoded("[".repeat(much.length()).getBytes(StandardCharsets.UTF_8))));
            refusesOrReads(() -> Cid.parse(text));
        }
    }

    private static void refusesOrReads(Supplier<?> reading) {
        try {
            assertThat(reading.get()).isNotNull();
        } catch (LitException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static <T> void check(Function<Random, String> input, Function<String, T> reader, Consumer<T> law) {
        Property.forAll(CASES, random -> {
            T value;
            try {
                value = reader.apply(input.apply(random));
            } catch (LitException refused) {
                assertThat(refused.getMessage()).isNotBlank();
                return;
            }
            law.accept(value);
        });
    }

    private static void readsAgain(Recap recap) {
        assertThat(Recap.decode(recap.urn()).urn()).isEqualTo(recap.urn());
    }

    private static void readsAgain(SiweMessage message) {
        assertThat(SiweMessage.parse(message.canonicalText()).canonicalText()).isEqualTo(message.canonicalText());
    }

    private static void readsAgain(Cid cid) {
        assertThat(Cid.parse(cid.encoded()).encoded()).isEqualTo(cid.encoded());
        assertThat(Cid.parse(cid.toString())).isEqualTo(cid);
    }

    private static String noisyUrn(Random random) {
        if (random.nextInt(4) == 0) {
            return Recap.URN_PREFIX + Mutations.noise(random);
        }
        byte[] bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        return random.nextBoolean()
                ? encoded(bytes)
                : encoded(Mutations.noise(random).getBytes(StandardCharsets.UTF_8));
    }

    /** Spoils the text, or the JSON inside, or a byte of that. */
    private static String spoiltUrn(Random random) {
        Recap recap = Generators.recap(random);
        byte[] json = recap.payload().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(3)) {
            case 0 -> Mutations.of(recap.urn(), random);
            case 1 -> encoded(Mutations.of(recap.payload(), random).getBytes(StandardCharsets.UTF_8));
            default -> {
                json[random.nextInt(json.length)] = (byte) random.nextInt(256);
                yield encoded(json);
            }
        };
    }

    private static String spoiltMessage(Random random) {
        return Mutations.of(Generators.siweMessage(random).text(), random);
    }

    private static String encoded(byte[] bytes) {
        return Recap.URN_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
