package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.verifier.World.NOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.auth.AuthSig;

/** The nodes' own tests of auth/validators/wallet_sig.rs and pkp/auth/wallet.rs, with their literals. */
class NodeWalletTableTest {
    private static final String SIG2 =
            "0x2bdede6164f56a601fc17a8a78327d28b54e87cf3fa20373fca1d73b804566736d76efe2dd79a462"
                    + "7870a50e66e1a9050ca333b6f98d9415d8bca424980611ca1c";
    private static final String A2 = "0x2bdede6164f56a601fc17a8a78327d28b54e87cf";
    private static final WalletVerifier WALLETS =
            World.verifier(RuleSet.NODE).build().wallets();

    private static Finding refused(WalletVerdict verdict) {
        assertThat(verdict.accepted()).isFalse();
        return verdict.refusedBy().orElseThrow();
    }

    private static World.Siwe login(String issuedAt, String expiration) {
        return World.siwe().with(siwe -> {
            siwe.domain = "localhost:7470";
            siwe.statement = "Some custom statement.";
            siwe.uri = "https://localhost/login";
            siwe.issuedAt = issuedAt;
            siwe.expiration = expiration;
            siwe.resources = List.of();
        });
    }

    @Test
    @DisplayName("wallet_sig.rs: sig abc, address jkl")
    void walletSignature() {
        Finding finding = refused(WALLETS.verify(AuthSig.of("abc", "def", "ghi", "jkl"), true));
        assertThat(finding.code()).contains(VerdictCode.NODE_AUTH_SIG_SIGNATURE_CONVERSION_ERROR);
        assertThat(finding.error().orElseThrow().kind()).isEqualTo(ErrorKind.PARSER);
        assertThat(finding.error().orElseThrow().text()).contains("Error parsing the signature");
    }

    @Test
    @DisplayName("wallet_sig.rs: sig SIG2, address jkl")
    void walletAddress() {
        Finding finding = refused(WALLETS.verify(AuthSig.of(SIG2, "def", "ghi", "jkl"), true));
        assertThat(finding.code()).contains(VerdictCode.NODE_AUTH_SIG_ADDRESS_CONVERSION_ERROR);
        assertThat(finding.error().orElseThrow().kind()).isEqualTo(ErrorKind.VALIDATION);
    }

    @Test
    @DisplayName("wallet_sig.rs: sig SIG2, address A2, message ghi")
    void walletOther() {
        Finding finding = refused(WALLETS.verify(AuthSig.of(SIG2, "def", "ghi", A2), true));
        assertThat(finding.code()).isEmpty();
        assertThat(finding.error().orElseThrow().text()).isEqualTo("Invalid signature verification");
        assertThat(finding.error().orElseThrow().toPublic().status()).isEqualTo(500);
    }

    @Test
    @DisplayName("wallet_sig.rs: expired, with and without SIWE validation; now")
    void walletTimes() {
        World.Siwe old = login("2023-05-01T15:41:08.640Z", "2023-06-01T15:41:08.640Z");
        Finding finding = refused(WALLETS.verify(old.signed(), true));
        assertThat(finding.detail())
                .isEqualTo("Session key expiration 2023-06-01T15:41:08.640Z is in the past beyond the grace period of"
                        + " 60 seconds");
        assertThat(WALLETS.verify(old.signed(), false).accepted()).isTrue();
        World.Siwe now = login("2030-01-01T12:00:00Z", "2030-01-02T12:00:00Z");
        assertThat(WALLETS.verify(now.signed(), true).accepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2030-01-01T12:01:00Z, 2030-01-02T12:00:00Z, , ",
        "2030-01-01T12:01:01Z, 2030-01-02T12:00:00Z, W6, NodeSIWEMessageError",
        "2030-01-01T12:00:00Z, , W6, NodeSIWEMessageError",
        "2030-01-01T11:59:30Z, 2030-01-01T11:59:29Z, W6, NodeExpWrongOrTooLarge",
        "2030-01-01T11:58:00Z, 2030-01-01T11:59:00Z, , ",
        "2030-01-01T11:58:00Z, 2030-01-01T11:58:59Z, W6, NodeSIWEMessageError",
        "2030-01-01T12:00:00Z, 2030-01-31T12:00:00.999Z, , ",
        "2030-01-01T12:00:00Z, 2030-01-31T12:00:01Z, W6, NodeSIWEMessageError"
    })
    @DisplayName("validate_siwe at its boundaries")
    void walletBoundaries(
            String issuedAt,
            @org.jspecify.annotations.Nullable String expiration,
            @org.jspecify.annotations.Nullable String rule,
            @org.jspecify.annotations.Nullable String code) {
        World.Siwe siwe = login(issuedAt, "").with(one -> one.expiration = expiration);
        WalletVerdict verdict = WALLETS.verify(siwe.signed(), true);
        assertThat(verdict.accepted()).isEqualTo(rule == null);
        if (rule != null) {
            assertThat(refused(verdict).rule().id()).isEqualTo(rule);
            assertThat(refused(verdict)
                            .error()
                            .orElseThrow()
                            .toPublic()
                            .code()
                            .orElseThrow()
                            .wireName())
                    .isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({"lit:session:00", "lit:capability:delegation"})
    @DisplayName("no session and no delegation at the top")
    void walletUri(String uri) {
        World.Siwe siwe = login("2030-01-01T12:00:00Z", "2030-01-02T12:00:00Z").with(one -> one.uri = uri);
        Finding finding = refused(WALLETS.verify(siwe.signed(), true));
        assertThat(finding.rule()).isEqualTo(Rule.W5);
        assertThat(finding.code()).contains(VerdictCode.NODE_INVALID_AUTH_SIG);
    }

    @Test
    @DisplayName("pkp/auth/wallet.rs: the message's own expiration counts")
    void walletExpiration() {
        WalletVerdict verdict = WALLETS.verify(
                login("2030-01-01T12:00:00Z", "2030-01-02T12:00:00Z").signed(), true);
        assertThat(Duration.between(verdict.expiresAt().orElseThrow(), NOW.plus(Duration.ofDays(7))))
                .isGreaterThan(Duration.ofSeconds(500_000));
    }
}
