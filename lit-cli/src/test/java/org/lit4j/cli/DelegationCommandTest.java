package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.siwe.CapacityDelegation;
import org.lit4j.siwe.Delegatees;
import org.lit4j.siwe.PaymentDelegation;
import org.lit4j.siwe.PaymentScope;

/** Delegations of capacity and payment, signed by the wallet signer and handed to session-sigs. */
class DelegationCommandTest {
    private static final String CAPACITY = "--capacity-delegation-file";
    private static final String CAPABILITY = "--capability-auth-sig-file";
    private static final String DELEGATEE = "0xAbCdef0000000000000000000000000000000001";

    @TempDir
    private Path folder = Path.of(".");

    private static CapacityDelegation.Builder credit() {
        return CapacityDelegation.builder(Delegatees.only(DELEGATEE)).tokenId("24529");
    }

    private static CapacityDelegation.Builder ours() {
        return CapacityDelegation.builder(Delegatees.only(Fixtures.WALLET)).tokenId("24529");
    }

    private static AuthSig sign(CapacityDelegation delegation) {
        try (PrivateKeySigner wallet = Fixtures.wallet()) {
            return delegation.sign(wallet, Fixtures.BLOCK_HASH, Fixtures.CLOCK);
        }
    }

    private static AuthSig payment() {
        try (PrivateKeySigner wallet = Fixtures.wallet()) {
            return PaymentDelegation.builder(Delegatees.only(DELEGATEE.toLowerCase(Locale.ROOT)))
                    .maxPrice("1000000")
                    .scope(PaymentScope.PKP_SIGN)
                    .scope(PaymentScope.LIT_ACTION)
                    .build()
                    .sign(wallet, Fixtures.BLOCK_HASH, Fixtures.CLOCK);
        }
    }

    @Test
    void theWalletSignerWritesWhatTheSdkWrites() {
        assertThat(sign(credit().uses(200).build()).sig())
                .startsWith("0xd85d0a197d00b4da")
                .endsWith("6f7dc21c");
        assertThat(sign(credit().dialect(Dialects.V3_2).build()).sig())
                .startsWith("fc28a597a5662307")
                .endsWith("2f87fa5911c");
        assertThat(payment().sig()).startsWith("0xd7b97c0c2d6fe5c9").endsWith("36011f31d1b");
    }

    @Test
    void theWalletSignersOwnWordsStandInFront() {
        try (PrivateKeySigner wallet = WalletSigners.privateKeyBuilder(Fixtures.WALLET_KEY)
                .domain("example.com")
                .statement("I lend you my credit.")
                .build()) {
            CapacityDelegation read =
                    CapacityDelegation.parse(credit().build().sign(wallet, Fixtures.BLOCK_HASH, Fixtures.CLOCK));

            assertThat(read.domain()).isEqualTo("example.com");
            assertThat(read.statement()).isEqualTo("I lend you my credit.");
            assertThat(read.restriction()).isEqualTo(credit().build().restriction());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3.2", "v7"})
    void aCapacityDelegationStandsInFrontOfTheSessions(String dialect) throws IOException {
        AuthSig delegation = sign(ours().dialect(Dialects.named(dialect)).build());

        List<AuthSig> capabilities = capabilities(sessionSigs("--dialect", dialect, CAPACITY, file(delegation)));

        assertThat(capabilities).hasSize(2).startsWith(delegation);
    }

    @Test
    void capabilityAuthSigsKeepTheirOrder() throws IOException {
        AuthSig first = payment();
        AuthSig second = sign(credit().build());
        AuthSig capacity = sign(ours().uses(1).build());

        List<AuthSig> capabilities = capabilities(sessionSigs(
                "--dialect", "v7", CAPACITY, file(capacity), CAPABILITY, file(first), CAPABILITY, file(second)));

        assertThat(capabilities).hasSize(4).startsWith(first, second, capacity);
    }

    @Test
    void thePriceIsSharedAmongTheNodes() throws IOException {
        Lit run = sessionSigs("--dialect", "v8", "--max-price", "1000", CAPABILITY, file(payment()));

        assertThat(capabilities(run)).hasSize(2).startsWith(payment());
        assertThat(run.out()).contains("\\\"maxPrice\\\":\\\"0x1f4\\\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "v3, --capacity-delegation-file",
        "v8, --capacity-delegation-file",
        "v3, --capability-auth-sig-file",
        "v3.2, --capability-auth-sig-file"
    })
    void refusesWhatTheDialectDoesNotHave(String dialect, String option) throws IOException {
        assertRefused(
                sessionSigs("--dialect", dialect, option, file(payment())), 2, "SETTING_INVALID: Dialect " + dialect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "v3.2", "v7"})
    void refusesPricesWhereThereAreNone(String dialect) throws IOException {
        assertRefused(sessionSigs("--dialect", dialect, "--max-price", "1"), 2, "SETTING_INVALID: Dialect " + dialect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0x10", "1.5", "many"})
    void refusesPricesThatAreNone(String price) throws IOException {
        assertRefused(sessionSigs("--dialect", "v8", "--max-price=" + price), 2, "SETTING_INVALID: --max-price");
    }

    @Test
    void refusesFilesThatHoldNoAuthSig() throws IOException {
        Path file = folder.resolve("no-auth-sig");
        Files.writeString(file, "{}");

        assertRefused(
                sessionSigs("--dialect", "v7", CAPACITY, file.toString()), 2, "AUTHSIG_INVALID: " + CAPACITY + ": ");
        assertRefused(
                sessionSigs(
                        "--dialect", "v7", CAPABILITY, folder.resolve("nowhere").toString()),
                2,
                "SETTING_INVALID: " + CAPABILITY + ": ");
    }

    @Test
    void anEndedDelegationMakesNoSessionOfV8() throws IOException {
        Lit run = sessionSigs("--dialect", "v8", "--at", "2024-01-01T00:00:00Z", CAPABILITY, file(payment()));

        assertRefused(run, 3, "DELEGATION_EXPIRED");
    }

    private static void assertRefused(Lit run, int exitCode, String message) {
        assertThat(run.err()).startsWith("lit: " + message);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    private String file(AuthSig authSig) throws IOException {
        Path file = Files.createTempFile(folder, "auth-sig", ".json");
        Files.writeString(file, authSig.toJson() + "\n");
        return file.toString();
    }

    private Lit sessionSigs(String... more) throws IOException {
        Path wallet = folder.resolve("wallet-key");
        Files.writeString(wallet, Fixtures.WALLET_KEY + "\n");
        List<String> args = new ArrayList<>(List.of("session-sigs", "--request", "lit-pkp://*#pkp-signing"));
        Fixtures.NODES.forEach(node -> args.addAll(List.of("--node", node)));
        args.addAll(List.of("--private-key-file", wallet.toString()));
        args.addAll(List.of(more));
        if (!args.contains("--at")) {
            args.addAll(List.of("--at", Fixtures.NOW.toString()));
        }
        return Lit.run(args.toArray(String[]::new));
    }

    private static List<AuthSig> capabilities(Lit run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        AuthSig outer = SessionSigs.parse(run.out().strip())
                .byNode()
                .values()
                .iterator()
                .next();
        JsonObject document = JsonParser.parseObject(outer.signedMessage(), "The signed document");
        return ((JsonArray) document.get("capabilities").orElseThrow())
                .values().stream().map(AuthSig::fromJson).toList();
    }
}
