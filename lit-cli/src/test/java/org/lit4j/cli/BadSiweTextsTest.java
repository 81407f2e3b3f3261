package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.TextPosition;
import org.lit4j.siwe.SiweMessage;

/** Bad SIWE texts: the message names line, column and the rule of EIP-4361 that is broken. */
class BadSiweTextsTest {
    private static final String GOOD = """
            example.com wants you to sign in with your Ethereum account:
            0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A

            A statement.

            URI: https://example.com/
            Version: 1
            Chain ID: 1
            Nonce: 12345678
            Issued At: 2024-01-01T00:00:00Z
            Resources:
            - urn:a:b""";

    @ParameterizedTest(name = "{0} -> {1}: line {2}, column {3}, rule {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "wants you to|wants me to|1|1|header",
                "example.com wants|exam ple.com wants|1|1|domain",
                "example.com wants|example.com/path wants|1|1|domain",
                "example.com wants|1x://example.com wants|1|1|scheme",
                "0x19E7|0x19e7|2|3|address",
                "DAff2A|DAff2|2|1|address",
                "A statement.|A \"statement\".|4|3|statement",
                "URI: https|URL: https|6|1|uri",
                "https://example.com/|no uri|6|6|uri",
                "Version: 1|Version: 2|7|10|version",
                "Chain ID: 1|Chain ID: x|8|11|chain-id",
                "Nonce: 12345678|Nonce: 1234567|9|8|nonce",
                "Nonce: 12345678|Nonce: 1234-5678|9|8|nonce",
                "2024-01-01T00|2024-02-30T00|10|12|issued-at",
                "Issued At: 2024-01-01T00:00:00Z|Issued At: Monday|10|12|issued-at",
                "urn:a:b|not a uri|12|3|resource",
                "- urn|* urn|12|1|resource",
            })
    void isRefusedWithItsPlace(String from, String to, int line, int column, String rule) {
        String bad = GOOD.replace(from, to);
        assertThat(bad).isNotEqualTo(GOOD);

        LitException failure = catchThrowableOfType(LitException.class, () -> SiweMessage.parse(bad));

        assertThat(failure.code()).isEqualTo(ErrorCode.SIWE_INVALID);
        assertThat(failure.position()).contains(new TextPosition(line, column));
        assertThat(failure)
                .hasMessageStartingWith("line " + line + ", column " + column)
                .hasMessageContaining("'" + rule + "'")
                .hasMessageContaining("expected ");
    }

    @ParameterizedTest
    @CsvSource({"1,address", "2,LF", "3,statement", "4,LF", "5,uri", "8,nonce", "9,issued-at"})
    void whatEndsTooEarlyIsRefusedWithTheRuleThatIsMissing(int lines, String rule) {
        String cut = String.join("\n", GOOD.lines().limit(lines).toList());

        LitException failure = catchThrowableOfType(LitException.class, () -> SiweMessage.parse(cut));

        assertThat(failure.code()).isEqualTo(ErrorCode.SIWE_INVALID);
        assertThat(failure)
                .hasMessageStartingWith("line " + lines + ", column ")
                .hasMessageContaining("the rule '" + rule + "' of EIP-4361 begins; expected ");
    }

    @ParameterizedTest
    @CsvSource({"'\n',end of the text", "'\r\n',anything after a resource"})
    void isRefusedWithSomethingBehindIt(String tail, String where) {
        LitException failure = catchThrowableOfType(LitException.class, () -> SiweMessage.parse(GOOD + tail));

        assertThat(failure.code()).as(where).isEqualTo(ErrorCode.SIWE_INVALID);
    }

    /** Every field that a caller can set, filled with another field's label behind a line break. */
    static List<Injection> injections() {
        String forged = "x\nURI: https://evil.example/";
        return List.of(
                new Injection("statement", builder -> builder.statement(forged)),
                new Injection("uri", builder -> builder.uri("https://a.example/\nVersion: 1")),
                new Injection("requestId", builder -> builder.requestId("1\nResources:")),
                new Injection("resources", builder -> builder.resources(List.of("urn:a:b\n- urn:recap:e30"))),
                new Injection("scheme", builder -> builder.scheme("https\nx")),
                new Injection("carriage return", builder -> builder.statement("a\rb")),
                new Injection("line separator", builder -> builder.statement("a\u2028b")),
                new Injection("control character", builder -> builder.statement("a\u0000b")));
    }

    record Injection(String field, java.util.function.UnaryOperator<SiweMessage.Builder> set) {
        @Override
        public String toString() {
            return field;
        }
    }

    @ParameterizedTest
    @MethodSource("injections")
    void noFieldCanForgeAnother(Injection injection) {
        SiweMessage.Builder builder = injection.set().apply(good("example.com"));

        LitException failure = catchThrowableOfType(LitException.class, builder::build);

        assertThat(failure.code()).isEqualTo(ErrorCode.SIWE_INVALID);
    }

    @ParameterizedTest
    @CsvSource({"'a.example wants you to sign in with your Ethereum account:\nx'", "example.com/path", "''", "'a b'"})
    void noDomainCanForgeAHeader(String domain) {
        LitException failure =
                catchThrowableOfType(LitException.class, () -> good(domain).build());

        assertThat(failure.code()).isEqualTo(ErrorCode.SIWE_INVALID);
    }

    private static SiweMessage.Builder good(String domain) {
        return SiweMessage.builder(domain, "12345678")
                .address("0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A")
                .uri("https://example.com/")
                .issuedAt(Timestamp.parse("2024-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"address", "uri", "issuedAt"})
    void whatIsMissingIsNamed(String field) {
        SiweMessage.Builder builder = SiweMessage.builder("example.com", "12345678");
        if (!field.equals("address")) {
            builder.address("0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A");
        }
        if (!field.equals("uri")) {
            builder.uri("https://example.com/");
        }
        if (!field.equals("issuedAt")) {
            builder.issuedAt(Timestamp.parse("2024-01-01T00:00:00Z"));
        }

        LitException failure = catchThrowableOfType(LitException.class, builder::build);

        assertThat(failure).hasMessageContaining("lacks its " + field);
    }

    @ParameterizedTest
    @CsvSource({"Chain ID: 01"})
    void aTextThatIsNotCanonicalIsReadButNotVerified(String chainId) {
        SiweMessage message = SiweMessage.parse(GOOD.replace("Chain ID: 1", chainId));

        assertThat(message.chainId()).isEqualTo(1);
        LitException failure =
                catchThrowableOfType(LitException.class, () -> message.recoverSigner("0x" + "11".repeat(65)));
        assertThat(Optional.of(failure.code())).contains(ErrorCode.SIWE_INVALID);
    }
}
