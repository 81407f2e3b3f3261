package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
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
