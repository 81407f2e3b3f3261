package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lit4j.testkit.leak.SecretScanner;

/** {@code lit store}, {@code lit keyring}, and sessions that stay in files or a database between two runs. */
@ParameterizedClass
@EnumSource
class StoreCommandTest {
    private static final String SDK_PRINCIPAL = "0x5cbdd86a2fa8dc4bddd8a8f69dba48572eec07fb";
    private static final String SDK_KEY = "23abf7252e6e49ac7229739193cfa437705f7f9a160bc997fa11e6d30cc77677";
    private static final Path SDK_FOLDER = Path.of(
            System.getProperty("lit.root", ".."),
            "lit-storage/lit-storage-file/src/test/resources/org/lit4j/storage/file/sdk-v8");
    private static final String DURING = "2027-01-01T00:00:00Z";

    @TempDir
    private Path folder = Path.of("");

    /** A kind of store, below a folder. */
    enum Where {
        FILE("file") {
            @Override
            List<String> settings(Path below) {
                return List.of("path=" + below);
            }
        },
        H2("jdbc") {
            @Override
            List<String> settings(Path below) {
                return List.of("url=jdbc:h2:file:" + below, "migrate=true");
            }
        },
        SQLITE("jdbc") {
            @Override
            List<String> settings(Path below) {
                return List.of("url=jdbc:sqlite:" + below, "migrate=true");
            }
        };

        private final String store;

        Where(String store) {
            this.store = store;
        }

        abstract List<String> settings(Path below);
    }

    @Parameter
    private Where where = Where.FILE;

    @Test
    void secondRunAsksNobody() throws IOException {
        Path key = Files.writeString(folder.resolve("wallet.hex"), Fixtures.WALLET_KEY);
        Lit first = sessionSigs(key);
        Lit second = sessionSigs(key);
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(store("list", "--network", "custom").out()).contains(Fixtures.ID.principal());
        assertThat(store("show", "--principal", Fixtures.WALLET, "--at", Fixtures.NOW.toString())
                        .out())
                .contains("signed by     " + Fixtures.WALLET);
    }

    private Lit sessionSigs(Path key) {
        List<String> arguments = new ArrayList<>(List.of(
                "session-sigs",
                "--node",
                "https://127.0.0.1:7470",
                "--request",
                "lit-pkp://*#pkp-signing",
                "--private-key-file",
                key.toString(),
                "--at",
                Fixtures.NOW.toString()));
        arguments.addAll(opening(List.of("mode=plaintext")));
        return Lit.run(arguments.toArray(String[]::new));
    }

    @Test
    void importsWhatTheSdkHasWrittenIntoASealedStore() throws IOException {
        assertThat(Lit.run("keyring", "create", ring(), "--key-id", "k1").out()).isEqualTo("k1  current\n");

        Lit imported = sealed("import", "--from", SDK_FOLDER.toString(), "--at", DURING);
        assertThat(imported.exitCode()).as(imported.out() + imported.err()).isZero();
        assertThat(imported.out()).isEqualTo("imported  " + SDK_PRINCIPAL + "  default\n");

        Lit shown = sealed("show", "--principal", SDK_PRINCIPAL, "--at", DURING);
        assertThat(shown.out()).contains(SDK_KEY).contains("until         2030-01-31T12:00:00.000Z");
        assertThat(sealed("show", "--principal", SDK_PRINCIPAL, "--at", DURING, "--json")
                        .out())
                .contains("\"publicKey\":\"" + SDK_KEY + "\"");

        Lit again = sealed("import", "--from", SDK_FOLDER.toString(), "--at", DURING);
        assertThat(again.exitCode()).isEqualTo(ExitCodes.NEGATIVE);
        assertThat(again.out()).contains("stored already");
        assertNoSecret(imported, shown, again);
    }

    @Test
    void expiredKeyIsLeftOut() {
        Lit late = store("import", "--from", SDK_FOLDER.toString(), "--at", "2031-01-01T00:00:00Z");
        assertThat(late.exitCode()).isEqualTo(ExitCodes.NEGATIVE);
        assertThat(late.out()).contains("has expired");
        assertThat(store("list").out()).isEmpty();
    }

    @Test
    void keysAreChangedWithoutLosingASession() throws IOException {
        Lit.run("keyring", "create", ring(), "--key-id", "k1");
        sealed("import", "--from", SDK_FOLDER.toString(), "--at", DURING);
        assertThat(Lit.run("keyring", "add", ring(), "--key-id", "k2").out()).isEqualTo("k1  current\nk2\n");
        assertThat(Lit.run("keyring", "use", ring(), "k2").out()).isEqualTo("k1\nk2  current\n");
        assertThat(sealed("rotate", "--json").out()).isEqualTo("{\"sealedAgain\":1,\"keysInUse\":{\"k2\":1}}\n");
        assertThat(Lit.run("keyring", "drop", ring(), "k1").out()).isEqualTo("k2  current\n");
        assertThat(sealed("show", "--principal", SDK_PRINCIPAL, "--at", DURING).out())
                .contains(SDK_KEY);
        assertThat(Lit.run("keyring", "drop", ring(), "k2").exitCode()).isEqualTo(ExitCodes.SIGNER_OR_STORE);
    }

    @Test
    void removesAndPurges() {
        store("import", "--from", SDK_FOLDER.toString(), "--at", DURING);
        assertThat(store("purge", "--at", DURING).out()).isEqualTo("0 expired AuthSigs deleted.\n");
        assertThat(store("purge", "--at", "2031-01-01T00:00:00Z").out()).isEqualTo("1 expired AuthSigs deleted.\n");
        assertThat(store("remove", "--principal", SDK_PRINCIPAL).exitCode()).isZero();
        assertThat(store("remove", "--principal", SDK_PRINCIPAL).exitCode()).isEqualTo(ExitCodes.NEGATIVE);
        assertThat(store("show", "--principal", SDK_PRINCIPAL).exitCode()).isEqualTo(ExitCodes.NEGATIVE);
    }

    @Test
    void keyRingUnderAPassphrase() throws IOException {
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "correct horse\n");
        String reference = "file:" + passphrase;
        assertThat(Lit.run("keyring", "create", ring(), "--passphrase", reference, "--key-id", "k1")
                        .exitCode())
                .isZero();
        assertThat(Lit.run("keyring", "list", ring(), "--passphrase", reference).out())
                .isEqualTo("k1  current\n");
        Lit without = Lit.run("keyring", "list", ring());
        assertThat(without.exitCode()).isEqualTo(ExitCodes.SIGNER_OR_STORE);
        assertThat(without.err()).contains("KEYRING_LOCKED");
    }

    @Test
    void badCallsAreRefused() {
        assertThat(Lit.run("store").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(Lit.run("keyring").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(Lit.run("store", "list").err()).contains("SETTING_INVALID");
        Lit unsealed = run("list", List.of());
        assertThat(unsealed.err()).contains("SEALER_MISSING");
        assertThat(unsealed.exitCode()).isEqualTo(ExitCodes.SIGNER_OR_STORE);
        assertThat(Lit.run("store", "rotate", "--store", "memory").err()).contains("does not seal");
        assertThat(store("import", "--from", folder.resolve("nothing").toString())
                        .err())
                .contains("STORE_PATH_INVALID");
    }

    private String ring() {
        return folder.resolve("ring.txt").toString();
    }

    private Lit store(String command, String... arguments) {
        return run(command, List.of("mode=plaintext"), arguments);
    }

    private Lit sealed(String command, String... arguments) {
        return run(command, List.of("lit.keyring=file", "lit.keyring.file.path=" + ring()), arguments);
    }

    private Lit run(String command, List<String> settings, String... arguments) {
        List<String> all = new ArrayList<>(List.of("store", command));
        all.addAll(opening(settings));
        all.addAll(List.of(arguments));
        return Lit.run(all.toArray(String[]::new));
    }

    private List<String> opening(List<String> settings) {
        List<String> options = new ArrayList<>(List.of("--store", where.store));
        where.settings(folder.resolve("store")).forEach(setting -> options.addAll(List.of("--set", setting)));
        settings.forEach(setting -> options.addAll(List.of("--set", setting)));
        return options;
    }

    private static void assertNoSecret(Lit... runs) throws IOException {
        String keyFile;
        try (Stream<Path> files = Files.list(SDK_FOLDER)) {
            keyFile = Files.readString(files.filter(file -> file.toString().contains("my-app%3A"))
                    .findFirst()
                    .orElseThrow());
        }
        String seed = keyFile.replaceAll(".*\"secretKey\":\"([0-9a-f]{64})\".*", "$1");
        SecretScanner scanner = SecretScanner.builder()
                .secret("seed", org.lit4j.core.encoding.Hex.decode(seed.strip(), "seed"))
                .build();
        for (Lit run : runs) {
            assertThat(scanner.scan("out", run.out())).isEmpty();
            assertThat(scanner.scan("err", run.err())).isEmpty();
        }
    }
}
