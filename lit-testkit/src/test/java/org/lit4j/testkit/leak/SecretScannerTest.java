package org.lit4j.testkit.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScannerTest {
    private static final byte[] SECRET = random(7, 32);
    private static final SecretScanner SCANNER =
            SecretScanner.builder().secret("wallet key", SECRET).build();

    @Test
    void findsRawBytes() {
        byte[] bytes = new byte[100];
        System.arraycopy(SECRET, 0, bytes, 20, SECRET.length);
        assertThat(SCANNER.scan("file", bytes)).containsExactly(found(SecretForm.RAW, "file", 20));
    }

    @Test
    void findsRawBytesInText() {
        String text = "key=" + new String(SECRET, StandardCharsets.ISO_8859_1);
        assertThat(SCANNER.scan("text", text)).containsExactly(found(SecretForm.RAW, "text", 4));
    }

    @Test
    void findsHexInLowerUpperAndMixedCase() {
        String lower = HexFormat.of().formatHex(SECRET);
        String upper = lower.toUpperCase(Locale.ROOT);
        String mixed = lower.substring(0, 32) + upper.substring(32);
        for (String hex : List.of(lower, upper, mixed)) {
            assertThat(SCANNER.scan("log", "0x" + hex)).containsExactly(found(SecretForm.HEX, "log", 2));
            assertThat(SCANNER.scan("log", ("0x" + hex).getBytes(StandardCharsets.UTF_8)))
                    .containsExactly(found(SecretForm.HEX, "log", 2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void findsBase64AtEveryAlignment(int before) {
        byte[] wrapped = new byte[before + SECRET.length + 2];
        System.arraycopy(SECRET, 0, wrapped, before, SECRET.length);
        String standard = Base64.getEncoder().encodeToString(wrapped);
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(wrapped);
        assertThat(SCANNER.scan("text", standard)).extracting(Finding::form).contains(SecretForm.BASE64);
        assertThat(SCANNER.scan("text", url))
                .extracting(Finding::form)
                .containsAnyOf(SecretForm.BASE64, SecretForm.BASE64URL);
    }

    /** Where no character differs between the two alphabets, they cannot be told apart. */
    @Test
    void tellsBase64urlFromBase64() {
        byte[] secret = new byte[16];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) (0xfb - 16 * (i % 8));
        }
        SecretScanner scanner = SecretScanner.builder().secret("s", secret).build();
        assertThat(scanner.scan("t", Base64.getUrlEncoder().encodeToString(secret)))
                .containsExactly(new Finding("s", SecretForm.BASE64URL, "t", 0));
        assertThat(scanner.scan("t", Base64.getEncoder().encodeToString(secret)))
                .containsExactly(new Finding("s", SecretForm.BASE64, "t", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ", "})
    void findsNumbers(String comma) {
        String signed = numbers(SECRET, comma, 0xffffffff);
        String unsigned = numbers(SECRET, comma, 0xff);
        assertThat(SCANNER.scan("array", "[" + signed + "]"))
                .contains(found(SecretForm.SIGNED_NUMBERS, "array", 1))
                .extracting(Finding::form)
                .doesNotContain(SecretForm.RAW, SecretForm.HEX);
        assertThat(SCANNER.scan("array", "[" + unsigned + "]"))
                .contains(found(SecretForm.UNSIGNED_NUMBERS, "array", 1));
        assertThat(SCANNER.scan("array", Arrays.toString(SECRET)))
                .contains(found(SecretForm.SIGNED_NUMBERS, "array", 1));
    }

    @Test
    void findsOneBigNumber() {
        assertThat(SCANNER.scan("number", "d=" + new BigInteger(1, SECRET)))
                .containsExactly(found(SecretForm.BIG_NUMBER, "number", 2));
        assertThat(SCANNER.scan("number", "d=" + new BigInteger(SECRET)))
                .extracting(Finding::form)
                .containsExactly(SecretForm.BIG_NUMBER);
    }

    /** Half of a key is a leak, too: sixteen bytes from anywhere in it, in every form but the one that needs all. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BIG_NUMBER")
    void findsSixteenBytesFromAnywhere(SecretForm form) {
        for (int from = 0; from + 16 <= SECRET.length; from++) {
            byte[] part = Arrays.copyOfRange(SECRET, from, from + 16);
            assertThat(SCANNER.scan("part", "<" + written(part, form) + ">"))
                    .as("%s from %d", form, from)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BIG_NUMBER")
    void doesNotReportFifteenBytes(SecretForm form) {
        byte[] part = Arrays.copyOf(SECRET, 15);
        assertThat(SCANNER.scan("part", "<" + written(part, form) + ">")).isEmpty();
    }

    @Test
    void findsNothingInNoise() {
        byte[] noise = random(8, 1 << 20);
        assertThat(SCANNER.scan("noise", noise)).isEmpty();
        for (SecretForm form : SecretForm.values()) {
            assertThat(SCANNER.scan("noise", written(Arrays.copyOf(noise, 1 << 14), form)))
                    .isEmpty();
        }
        assertThat(SCANNER.scan("nothing", (String) null)).isEmpty();
        assertThat(SCANNER.scan("nothing", "")).isEmpty();
    }

    @Test
    void tellsSecretsApart() {
        byte[] other = random(9, 20);
        SecretScanner both = SecretScanner.builder()
                .secret("wallet key", SECRET)
                .secret("seed", other)
                .build();
        String text = HexFormat.of().formatHex(other) + " " + HexFormat.of().formatHex(SECRET);
        assertThat(both.scan("text", text))
                .containsExactly(
                        new Finding("wallet key", SecretForm.HEX, "text", 41),
                        new Finding("seed", SecretForm.HEX, "text", 0));
    }

    @Test
    void walksExceptions() {
        String hex = HexFormat.of().formatHex(SECRET);
        Exception deepest = new IllegalStateException("key " + hex);
        Exception cause = new RuntimeException("harmless", deepest);
        Exception suppressed = new IllegalArgumentException(hex);
        Exception failure = new Exception("also harmless", cause);
        failure.addSuppressed(suppressed);
        assertThat(SCANNER.scan("call", failure))
                .extracting(Finding::place)
                .contains(
                        "call, java.lang.IllegalStateException, message",
                        "call, java.lang.IllegalStateException, toString",
                        "call, java.lang.IllegalArgumentException, message",
                        "call, stack trace")
                .doesNotContain("call, java.lang.RuntimeException, message");
        assertThat(SCANNER.scan("call", new Exception("harmless", new RuntimeException("too"))))
                .isEmpty();
    }

    @Test
    @SuppressWarnings("OverrideThrowableToString") // what others should not do, either
    void walksExceptionsThatOnlyPrintTheSecret() {
        Exception failure = new Exception("harmless") {
            private static final long serialVersionUID = 1L;

            @Override
            public String toString() {
                return HexFormat.of().formatHex(SECRET);
            }
        };
        assertThat(SCANNER.scan("call", new Exception(failure)))
                .extracting(Finding::place)
                .anyMatch(place -> place.endsWith("toString"));
    }

    @Test
    void endsOnExceptionsThatCauseEachOther() {
        Exception one = new Exception("one");
        Exception two = new Exception(HexFormat.of().formatHex(SECRET), one);
        one.addSuppressed(two);
        assertThat(SCANNER.scan("call", one)).isNotEmpty();
    }

    @Test
    void reportNeverRepeatsTheSecret() {
        List<Finding> findings = new ArrayList<>();
        for (SecretForm form : SecretForm.values()) {
            String leaked = written(SECRET, form);
            findings.addAll(SCANNER.scan("text", leaked));
            findings.addAll(SCANNER.scan("the file " + leaked, leaked));
            findings.addAll(SCANNER.scan("call of " + leaked, new Exception(leaked)));
        }
        assertThat(findings).hasSizeGreaterThan(20);
        assertThat(SCANNER.scan("report", findings.toString())).isEmpty();
        assertThat(SCANNER.scan("report", SCANNER.toString())).isEmpty();
        assertThat(findings.get(0)).hasToString("wallet key as RAW in text at 0");
    }

    @Test
    void refusesSecretsThatItCannotRecognise() {
        SecretScanner.Builder builder = SecretScanner.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.secret("short", random(1, 15)))
                .withMessageContaining("short");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.secret("zeros", new byte[32]));
        String hex = HexFormat.of().formatHex(SECRET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretScanner.builder().secret(hex, SECRET).build())
                .satisfies(e -> assertThat(SCANNER.scan("refusal", e)).isEmpty());
    }

    private static Finding found(SecretForm form, String place, int position) {
        return new Finding("wallet key", form, place, position);
    }

    private static String written(byte[] bytes, SecretForm form) {
        return switch (form) {
            case RAW -> new String(bytes, StandardCharsets.ISO_8859_1);
            case HEX -> HexFormat.of().withUpperCase().formatHex(bytes);
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
            case BASE64URL -> Base64.getUrlEncoder().encodeToString(bytes);
            case SIGNED_NUMBERS -> numbers(bytes, ", ", 0xffffffff);
            case UNSIGNED_NUMBERS -> numbers(bytes, ",", 0xff);
            case BIG_NUMBER -> new BigInteger(1, bytes).toString();
        };
    }

    private static String numbers(byte[] bytes, String comma, int mask) {
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> Integer.toString(bytes[i] & mask))
                .collect(Collectors.joining(comma));
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
