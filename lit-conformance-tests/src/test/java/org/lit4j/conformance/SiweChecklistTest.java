package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.TextPosition;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.siwe.SiweProfile;
import org.lit4j.siwe.SiweText;

/** Items 61 to 73: the text of EIP-4361. */
class SiweChecklistTest {
    /** The message of vector W1. */
    static SiweMessage w1(String nonce) {
        return SiweMessage.builder("localhost:3000", nonce)
                .address(Fixture.WALLET)
                .statement(Callback.SAMPLE_STATEMENT)
                .uri(Fixture.SESSION_URI)
                .issuedAt(Timestamp.of(Fixture.NOW))
                .expirationTime(Timestamp.of(Instant.parse("2023-11-15T22:13:20Z")))
                .resources(List.of("urn:recap:eyJhdHQiOnsibGl0LWFjY2Vzc2NvbnRyb2xjb25kaXRpb246Ly8qIjp7IiovKiI6W3t9XX0s"
                        + "ImxpdC1wa3A6Ly8qIjp7IiovKiI6W3t9XX19LCJwcmYiOltdfQ"))
                .build();
    }

    private static void unreadable(String text) {
        Refused.with(ErrorCode.SIWE_INVALID, () -> SiweMessage.parse(text));
    }

    @Test
    void item061_blankLinesStandAroundTheStatement() {
        assertThat(Fixture.message().build().text()).contains("\n" + Fixture.WALLET + "\n\n\nURI: ");
        assertThat(Fixture.message().statement("Hello.").build().text())
                .contains("\n" + Fixture.WALLET + "\n\nHello.\n\nURI: ");
    }

    @Test
    void item062_linesEndWithLfAndTheLastWithNothing() {
        String text = w1(Fixture.SAMPLE_NONCE).text();
        assertThat(text).doesNotContain("\r").doesNotEndWith("\n");
        assertThat(text.lines()).hasSize(14 - 1);
    }

    @Test
    @DisplayName(
            "item063: an empty list prints 'Resources:'; repaired: it reads back as an empty list, not as one empty entry")
    void item063_anEmptyListPrintsItsHeader() {
        String text = Fixture.message().resources(List.of()).build().text();
        assertThat(text).endsWith("\nResources:");
        assertThat(SiweMessage.parse(text).resources()).contains(List.of());
        Refused.with(
                ErrorCode.SIWE_INVALID,
                () -> Fixture.message().resources(List.of("")).build());
    }

    @Test
    void item064_fieldsHaveAnOrder() {
        String text = Fixture.message()
                .notBefore(Timestamp.of(Fixture.NOW))
                .requestId("1")
                .resources(List.of("a:b"))
                .build()
                .text();
        assertThat(text.lines().skip(4).map(line -> line.replaceFirst(":.*", "")))
                .containsExactly(
                        "URI",
                        "Version",
                        "Chain ID",
                        "Nonce",
                        "Issued At",
                        "Expiration Time",
                        "Not Before",
                        "Request ID",
                        "Resources",
                        "- a");
        unreadable(text.replaceFirst("(?s)(Version: 1\n)(Chain ID: 1\n)", "$2$1"));
    }

    @Test
    void item065_theChainIdIsANumber() {
        assertThat(Fixture.message().chainId(1).build().text()).contains("\nChain ID: 1\n");
        assertThat(SiweMessage.parse(Fixture.message().build().text()).chainId())
                .isEqualTo(1);
    }

    @Test
    void item066_timesHaveThreeDigitsAndZ() {
        assertThat(Timestamp.of(Instant.parse("2023-11-14T22:13:20Z"))).hasToString("2023-11-14T22:13:20.000Z");
        assertThat(Timestamp.of(Instant.parse("2023-11-14T22:13:20.120Z"))).hasToString("2023-11-14T22:13:20.120Z");
        assertThat(Fixture.message().build().text()).contains("\nIssued At: 2023-11-14T22:13:20.000Z\n");
    }

    @Test
    void item067_theTextOfW1() {
        String text = w1(Fixture.SAMPLE_NONCE).text();
        assertThat(text).hasSize(505);
        assertThat(Fixture.sha256(text)).isEqualTo("9f83ebb65c683ec635f0858d4332744a917d282f8456e455b3a59b8e9fbe8a47");
    }

    @Test
    void item068_addressesHaveTheirChecksum() {
        String lower = Fixture.WALLET.toLowerCase(Locale.ROOT);
        Refused.with(
                ErrorCode.SIWE_INVALID, () -> Fixture.message().address(lower).build());
        String text = w1(Fixture.SAMPLE_NONCE).text().replace(Fixture.WALLET, lower);
        assertThat(Refused.with(ErrorCode.SIWE_INVALID, () -> SiweMessage.parse(text))
                        .position())
                .contains(new TextPosition(2, 3));
        assertThat(SiweText.parse(text, SiweProfile.LIT_SIWE_1_1).address()).isEqualTo(lower);
    }

    @Test
    void item069_noncesAreEightLettersAndDigits() {
        for (String nonce : new String[] {Fixture.BLOCK_HASH, "12345678", "aZ345678"}) {
            assertThat(SiweMessage.parse(w1(nonce).text()).nonce()).isEqualTo(nonce);
        }
        for (String nonce : new String[] {"1234567", "1234-5678", "", "12345678 ", "1234567ä"}) {
            Refused.with(ErrorCode.SIWE_INVALID, () -> w1(nonce));
        }
    }

    @Test
    @DisplayName("item070: repaired: a statement that cannot be read back is not written")
    void item070_aStatementThatCannotBeReadBackIsRefused() {
        for (String bad : new String[] {"\"", "%", "{", "}", "\\", "\n", "\r", "\u0000", "\u2028", "é", "<"}) {
            Refused.with(
                    ErrorCode.SIWE_INVALID,
                    () -> Fixture.message().statement("a" + bad + "b").build());
        }
        String fine = "a b:/?#[]@!$&'()*+,;=-._~z9";
        assertThat(SiweMessage.parse(Fixture.message().statement(fine).build().text())
                        .statement())
                .contains(fine);
    }

    @Test
    @DisplayName("item071: repaired: a domain with a path is not written")
    void item071_aDomainWithAPathIsRefused() {
        for (String domain : new String[] {"example.com/login", "example.com\n", "", "a b", "https://example.com/x"}) {
            Refused.with(
                    ErrorCode.SIWE_INVALID,
                    () -> SiweMessage.builder(domain, Fixture.SAMPLE_NONCE)
                            .address(Fixture.WALLET)
                            .uri(Fixture.SESSION_URI)
                            .issuedAt(Timestamp.of(Fixture.NOW))
                            .build());
        }
    }

    @Test
    void item072_otherSpellingsAreRefusedWhenVerifying() {
        String text = w1(Fixture.SAMPLE_NONCE).text();
        unreadable(text + "\n");
        unreadable(text.replace("\n", "\r\n"));
        String zero = text.replace("Chain ID: 1", "Chain ID: 01");
        Refused.with(
                ErrorCode.SIWE_INVALID,
                () -> SiweMessage.parse(zero)
                        .recoverSigner(Fixture.sign(Fixture.WALLET_KEY, zero).sig()));
    }

    @Test
    void item073_thereIsNoThirtiethOfFebruary() {
        String text = w1(Fixture.SAMPLE_NONCE).text();
        unreadable(text.replace("Issued At: 2023-11-14", "Issued At: 2024-02-30"));
        assertThat(SiweMessage.parse(text.replace("Issued At: 2023-11-14", "Issued At: 2024-02-29"))
                        .issuedAt())
                .hasToString("2024-02-29T22:13:20.000Z");
    }
}
