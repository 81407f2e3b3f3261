package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;

/** Sessions that live in a database between two runs of the command. */
class JdbcStoreTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite:", "jdbc:h2:file:"})
    void theSecondRunUsesWhatTheFirstOneStored(String url) throws IOException {
        Path wallet = Files.writeString(folder.resolve("wallet.hex"), "1".repeat(64));
        String where = url + folder.resolve("sessions");

        Lit first = sign(wallet, where, "migrate=true");
        Lit second = sign(wallet, where);
        Lit elsewhere = sign(wallet, where + "-other", "migrate=true");

        assertThat(first.err()).isEmpty();
        assertThat(List.of(first.exitCode(), second.exitCode(), elsewhere.exitCode()))
                .as(first.err() + second.err() + elsewhere.err())
                .containsOnly(ExitCodes.DONE);
        assertThat(delegation(second)).isEqualTo(delegation(first)).isNotEqualTo(delegation(elsewhere));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite:", "jdbc:h2:file:"})
    void withoutTablesOrKeyRingTheCommandSaysSo(String url) throws IOException {
        Path wallet = Files.writeString(folder.resolve("wallet.hex"), "1".repeat(64));
        String where = url + folder.resolve("sessions");

        Lit noTables = sign(wallet, where);

        assertThat(noTables.exitCode()).isEqualTo(ExitCodes.SIGNER_OR_STORE);
        assertThat(noTables.err()).contains("STORE_FORMAT_UNSUPPORTED").contains("migrate");
        Lit noRing = run(wallet, List.of("url=" + where));
        assertThat(noRing.exitCode()).isEqualTo(ExitCodes.SIGNER_OR_STORE);
        assertThat(noRing.err()).contains("SEALER_MISSING").contains("plaintext");
    }

    private static Lit sign(Path wallet, String url, String... more) {
        List<String> settings = new ArrayList<>(List.of("url=" + url, "mode=plaintext"));
        settings.addAll(List.of(more));
        return run(wallet, settings);
    }

    private static Lit run(Path wallet, List<String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "session-sigs",
                "--node",
                "https://127.0.0.1:7470",
                "--request",
                "lit-pkp://*#pkp-signing",
                "--private-key-file",
                wallet.toString(),
                "--store",
                "jdbc"));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return Lit.run(arguments.toArray(new String[0]));
    }

    /** Returns the signature of the wallet's delegation. */
    private static String delegation(Lit run) {
        JsonObject sigs = JsonParser.parseObject(run.out(), "session signatures");
        JsonObject sig = (JsonObject) sigs.get("https://127.0.0.1:7470").orElseThrow();
        JsonObject signed =
                JsonParser.parseObject(((JsonString) sig.get("signedMessage").orElseThrow()).value(), "signed message");
        JsonArray capabilities = (JsonArray) signed.get("capabilities").orElseThrow();
        JsonObject delegation = (JsonObject) capabilities.iterator().next();
        return ((JsonString) delegation.get("sig").orElseThrow()).value();
    }
}
