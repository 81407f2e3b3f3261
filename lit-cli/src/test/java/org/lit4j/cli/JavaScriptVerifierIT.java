package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.siwe.CapacityDelegation;
import org.lit4j.siwe.Delegatees;
import org.lit4j.siwe.PaidDelegation;
import org.lit4j.siwe.PaymentDelegation;
import org.lit4j.siwe.PaymentScope;
import org.lit4j.siwe.Recap;

/** What the lit command prints, judged by the published JavaScript packages in conformance/js. */
class JavaScriptVerifierIT {
    private static final Path ROOT = Path.of(System.getProperty("lit.root", ".."));
    private static final Path VERIFIER = ROOT.resolve("conformance/js");
    private static final String AT = "2024-02-03T04:05:06.789Z";

    @TempDir
    private Path folder = Path.of(".");

    @BeforeAll
    static void packagesAreInstalled() {
        assertThat(VERIFIER.resolve("node_modules/siwe"))
                .as("run 'npm ci --ignore-scripts' in conformance/js first")
                .exists();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void acceptsForSoManyNodes(int nodes) throws Exception {
        assertAccepted(sessionSigs(nodes, "--request", "lit-pkp://*#pkp-signing"), nodes);
    }

    @Test
    void acceptsSeveralRequests() throws Exception {
        String json = sessionSigs(
                3,
                "--request",
                "lit-pkp://*#pkp-signing",
                "--request",
                "lit-litaction://QmSQDKRWEXZ9CGoucSTR11Mv6fhGqaytZ1MqrfHdkuS1Vg#lit-action-execution",
                "--request",
                "lit-accesscontrolcondition://abc/def#access-control-condition-decryption",
                "--request",
                "lit-ratelimitincrease://7#rate-limit-increase-auth");

        assertAccepted(json, 3);
    }

    @Test
    void acceptsAnOwnCapability() throws Exception {
        Path capability = folder.resolve("capability");
        Files.writeString(
                capability,
                Recap.builder()
                                .grant(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                                .grant(LitResource.litAction("*"), LitAbility.LIT_ACTION_EXECUTION)
                                .build()
                                .urn()
                        + "\n");

        assertAccepted(
                sessionSigs(3, "--request", "lit-pkp://*#pkp-signing", "--capability-file", capability.toString()), 3);
    }

    @Test
    void acceptsAnOwnStatementDomainKeyNonceAndExpiration() throws Exception {
        Path key = folder.resolve("session-key.json");
        Files.writeString(key, Fixtures.SECRET_JSON);

        String json = sessionSigs(
                3,
                "--request",
                "lit-pkp://*#pkp-signing",
                "--statement",
                "I want to use Example.",
                "--domain",
                "example.com:8443",
                "--chain-id",
                "137",
                "--nonce",
                Fixtures.BLOCK_HASH,
                "--expiration",
                "2024-02-05T00:00:00Z",
                "--session-key-file",
                key.toString());

        assertAccepted(json, 3);
        assertThat(json).contains("I want to use Example. I further authorize").contains(Fixtures.PUBLIC_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3.2", "v7", "v8"})
    void acceptsEveryDialect(String dialect) throws Exception {
        String json = sessionSigs(
                4,
                "--dialect",
                dialect,
                "--request",
                "lit-pkp://0xabc#pkp-signing",
                "--request",
                "lit-accesscontrolcondition://*#access-control-condition-decryption",
                "--request",
                "lit-litaction://QmSQDKRWEXZ9CGoucSTR11Mv6fhGqaytZ1MqrfHdkuS1Vg#lit-action-execution");

        assertAccepted(json, 4);
    }

    @Test
    void acceptsAHighestPrice() throws Exception {
        String json = sessionSigs(
                3,
                "--dialect",
                "v8",
                "--request",
                "lit-paymentdelegation://*#lit-payment-delegation",
                "--max-price",
                "1000000000000000000");

        assertAccepted(json, 3);
        assertThat(json).contains("\\\"maxPrice\\\":\\\"0x4a03ce68d215555\\\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3.2", "v7"})
    void acceptsACapacityDelegation(String dialect) throws Exception {
        CapacityDelegation delegation = CapacityDelegation.builder(Delegatees.only(Fixtures.WALLET))
                .dialect(Dialects.named(dialect))
                .tokenId("24529")
                .build();

        String json = sessionSigs(
                3,
                "--dialect",
                dialect,
                "--request",
                "lit-pkp://*#pkp-signing",
                "--capacity-delegation-file",
                signed(delegation));

        assertAccepted(json, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v7", "v8"})
    void acceptsSeveralCapabilityAuthSigs(String dialect) throws Exception {
        PaymentDelegation payment = PaymentDelegation.builder(Delegatees.only(Fixtures.WALLET))
                .maxPrice(BigInteger.TEN)
                .scope(PaymentScope.PKP_SIGN)
                .build();

        String json = sessionSigs(
                3,
                "--dialect",
                dialect,
                "--request",
                "lit-pkp://*#pkp-signing",
                "--capability-auth-sig-file",
                signed(payment),
                "--capability-auth-sig-file",
                signed(CapacityDelegation.builder(Delegatees.anyone()).build()));

        assertAccepted(json, 3);
    }

    private String signed(PaidDelegation delegation) throws IOException {
        Path file = Files.createTempFile(folder, "auth-sig", ".json");
        try (PrivateKeySigner wallet = Fixtures.wallet()) {
            Clock clock = Clock.fixed(Instant.parse(AT), ZoneOffset.UTC);
            Files.writeString(
                    file, delegation.sign(wallet, Fixtures.BLOCK_HASH, clock).toJson());
        }
        return file.toString();
    }

    @Test
    void refusesWhatWasChanged() throws Exception {
        String json = sessionSigs(1, "--request", "lit-pkp://*#pkp-signing");

        Verdict verdict = verify(json.replace("pkp-signing", "pkp-sighing"));

        assertThat(verdict.exitCode()).isEqualTo(1);
        assertThat(verdict.out()).contains("FAIL  node 0: Ed25519 signature verifies");
    }

    private static void assertAccepted(String json, int nodes) throws Exception {
        Verdict verdict = verify(json);
        assertThat(verdict.exitCode()).as(verdict.out()).isZero();
        assertThat(verdict.out()).containsPattern("\\d+ passed, 0 failed\\s*$").contains("node " + (nodes - 1) + ":");
    }

    private String sessionSigs(int nodes, String... more) throws IOException {
        Path wallet = folder.resolve("wallet-key");
        Files.writeString(wallet, "0x" + Fixtures.WALLET_KEY + "\n");
        List<String> args =
                new ArrayList<>(List.of("session-sigs", "--at", AT, "--private-key-file", wallet.toString()));
        IntStream.range(0, nodes).forEach(i -> args.addAll(List.of("--node", "https://127.0.0.1:" + (7470 + i))));
        args.addAll(List.of(more));
        Lit run = Lit.run(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out().strip();
    }

    private record Verdict(int exitCode, String out) {}

    private static Verdict verify(String json) throws IOException, InterruptedException {
        Process node = new ProcessBuilder("node", "verify.mjs", "--strict", "--at", "issued")
                .directory(VERIFIER.toFile())
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = node.getOutputStream()) {
            in.write(json.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verdict(node.waitFor(), out);
    }
}
