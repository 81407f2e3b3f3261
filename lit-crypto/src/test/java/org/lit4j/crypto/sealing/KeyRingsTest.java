package org.lit4j.crypto.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.RecordSealerProvider;

/** Where key rings come from, and which are refused. */
class KeyRingsTest {
    private static final SessionKeyId ID = new SessionKeyId("net", "tenant", "0xaa", "label");
    private static final String K1 = "11".repeat(32);
    private static final String K2 = "22".repeat(31) + "2a";
    private static final String LOOKUP = "33".repeat(32);
    private static final String TEXT =
            "lit4j-keyring 1\ncurrent k2\nlookup " + LOOKUP + "\nkey k1 " + K1 + "\nkey k2 " + K2 + "\n";

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void fileIsReadAsItWasWritten() throws IOException {
        Path file = folder.resolve("ring");
        try (KeyRing ring = parse(TEXT)) {
            KeyRings.createFile(file, ring);
        }
        assertThat(file).hasContent(TEXT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (KeyRing ring = KeyRings.readFile(file)) {
            assertThat(ring.keyIds()).containsExactly("k1", "k2");
            assertThat(ring.currentKeyId()).isEqualTo("k2");
        }
        assertThat(KeyRings.needsPassphrase(file)).isFalse();
    }

    @Test
    void fileThatIsThereIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("ring"), "mine");
        try (KeyRing ring = parse(TEXT)) {
            refused(ErrorCode.KEYRING_INVALID, () -> KeyRings.createFile(file, ring));
            assertThat(file).hasContent("mine");
            KeyRings.replaceFile(file, ring);
        }
        assertThat(file).hasContent(TEXT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void fileThatOthersMayReadIsRefused(String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("ring"), TEXT);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertThat(refused(ErrorCode.STORE_PERMISSIONS, () -> KeyRings.readFile(file)))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("chmod");
    }

    @Test
    void fileThatIsNotThereIsSaid() {
        assertThat(refused(ErrorCode.KEYRING_INVALID, () -> KeyRings.readFile(folder.resolve("none"))))
                .hasMessageContaining("none");
    }

    @Test
    void passphraseOpensWhatItClosed() throws IOException {
        Path file = folder.resolve("ring");
        try (KeyRing ring = parse(TEXT);
                SecretBytes passphrase = secret("correct horse")) {
            KeyRings.createFile(file, ring, passphrase, random);
            assertThat(Files.readString(file))
                    .doesNotContain(K1)
                    .doesNotContain("k1")
                    .contains("argon2id 65536 3 4 ");
            assertThat(KeyRings.needsPassphrase(file)).isTrue();
            try (KeyRing again = KeyRings.readFile(file, passphrase);
                    RecordSealer one = ring.sealer(true, random);
                    RecordSealer two = again.sealer(true, random)) {
                assertThat(two.open(ID, 1, one.seal(ID, 1, new byte[] {1}))).containsExactly(1);
                assertThat(two.lookup(ID)).isEqualTo(one.lookup(ID));
            }
        }
        refused(ErrorCode.KEYRING_LOCKED, () -> KeyRings.readFile(file));
        try (SecretBytes other = secret("incorrect horse")) {
            refused(ErrorCode.KEYRING_LOCKED, () -> KeyRings.readFile(file, other));
        }
    }

    @Test
    void passphraseForARingUnderNoneIsRefused() throws IOException {
        Path file = folder.resolve("ring");
        try (KeyRing ring = parse(TEXT);
                SecretBytes passphrase = secret("correct horse")) {
            KeyRings.createFile(file, ring);
            refused(ErrorCode.KEYRING_LOCKED, () -> KeyRings.readFile(file, passphrase));
        }
    }

    /** A file that asks for more memory than there may be must not take it. */
    @ParameterizedTest
    @ValueSource(strings = {"argon2id 9999999 3 4 ", "argon2id 65536 0 4 ", "argon2id 7 1 1 ", "scrypt 65536 3 4 "})
    void impossibleCostsAreRefused(String line) {
        String text = "lit4j-keyring-sealed 1\n" + line + "00".repeat(16) + "\nbox " + "00".repeat(12) + " "
                + "00".repeat(32) + "\n";
        try (SecretBytes passphrase = secret("x")) {
            refused(
                    ErrorCode.KEYRING_INVALID,
                    () -> Passphrase.open(text.getBytes(StandardCharsets.US_ASCII), passphrase));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"keys\":[]}",
                "lit4j-keyring 2\ncurrent k1\n",
                "lit4j-keyring 1\n",
                "lit4j-keyring 1\ncurrent k1\nlookup 33\nkey k1 11\n",
                "lit4j-keyring 1\ncurrent k9\nlookup LLL\nkey k1 AAA\n",
                "lit4j-keyring 1\ncurrent k1\nlookup LLL\nkey k1 AAA\nkey k1 AAA\n",
                "lit4j-keyring 1\ncurrent k1\nlookup LLL\nlookup LLL\nkey k1 AAA\n",
                "lit4j-keyring 1\ncurrent k1\ncurrent k1\nlookup LLL\nkey k1 AAA\n",
                "lit4j-keyring 1\ncurrent k1\nkey k1 AAA\n",
                "lit4j-keyring 1\ncurrent K1\nlookup LLL\nkey K1 AAA\n",
                "lit4j-keyring 1\ncurrent k1\nlookup AAA\nkey k1 AAA\n",
                "lit4j-keyring 1\ncurrent k1\nlookup LLL\nkey k1 ZZZ\n",
                "lit4j-keyring 1\ncurrent k1\nlookup LLL\nkey k1 AAA\nsecret AAA\n",
                "lit4j-keyring 1\ncurrent k1\nlookup LLL\nkey k1  AAA\n",
                "lit4j-keyring 1\ncurrent k1\nlookup LLL\nkey k1 AAAA\n"
            })
    void malformedTextsAreRefusedAndNotRepeated(String pattern) {
        String text = pattern.replace("AAA", K1).replace("LLL", LOOKUP).replace("ZZZ", "zz".repeat(32));
        LitException failure = refused(ErrorCode.KEYRING_INVALID, () -> parse(text));
        assertThat(failure.getMessage())
                .doesNotContain(K1)
                .doesNotContain(LOOKUP)
                .doesNotContain("zzzz");
    }

    @Test
    void keyOfZerosIsRefused() {
        refused(ErrorCode.KEYRING_INVALID, () -> parse(TEXT.replace(K1, "00".repeat(32))));
    }

    @Test
    void currentKeyCannotLeave() {
        try (KeyRing ring = parse(TEXT)) {
            refused(ErrorCode.KEYRING_INVALID, () -> ring.without("k2"));
            refused(ErrorCode.KEYRING_INVALID, () -> ring.without("k3"));
            refused(ErrorCode.KEYRING_INVALID, () -> ring.withCurrent("k3"));
            refused(ErrorCode.KEYRING_INVALID, () -> ring.withNewKey("k1", random));
            refused(ErrorCode.KEYRING_INVALID, () -> ring.withNewKey("K 1", random));
        }
    }

    @Test
    void keyStoreOfKeytoolIsRead() throws GeneralSecurityException, IOException {
        Path file = keyStore(Map.of("k1", K1, "k2", K2, "lookup", LOOKUP), "changeit");
        try (SecretBytes password = secret("changeit");
                KeyRing ring = KeyRings.readKeyStore(file, password, Optional.of("k2"));
                KeyRing same = parse(TEXT);
                RecordSealer one = ring.sealer(true, random);
                RecordSealer two = same.sealer(true, random)) {
            assertThat(ring.keyIds()).containsExactly("k1", "k2");
            assertThat(two.open(ID, 1, one.seal(ID, 1, new byte[] {1}))).containsExactly(1);
            refused(ErrorCode.KEYRING_INVALID, () -> KeyRings.readKeyStore(file, password, Optional.empty()));
            refused(ErrorCode.KEYRING_INVALID, () -> KeyRings.readKeyStore(file, password, Optional.of("k3")));
        }
        try (SecretBytes other = secret("changed")) {
            refused(ErrorCode.KEYRING_LOCKED, () -> KeyRings.readKeyStore(file, other, Optional.of("k2")));
        }
    }

    @Test
    void keyStoreWithoutLookupKeyIsRefused() throws GeneralSecurityException, IOException {
        Path file = keyStore(Map.of("k1", K1), "changeit");
        try (SecretBytes password = secret("changeit")) {
            assertThat(refused(
                            ErrorCode.KEYRING_INVALID, () -> KeyRings.readKeyStore(file, password, Optional.empty())))
                    .hasMessageContaining("lookup");
        }
    }

    @Test
    void providersOpenWhatTheyAreNamedAfter() throws GeneralSecurityException, IOException {
        Path ringFile = folder.resolve("ring");
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "correct horse\n");
        try (KeyRing ring = parse(TEXT);
                SecretBytes secret = secret("correct horse")) {
            KeyRings.createFile(ringFile, ring, secret, random);
        }
        Path store = keyStore(Map.of("k1", K1, "k2", K2, "lookup", LOOKUP), "correct horse");
        List<RecordSealer> sealers = List.of(
                new FileKeyRingProvider()
                        .open(context(Map.of("path", ringFile.toString(), "passphrase", "file:" + passphrase))),
                new EnvironmentKeyRingProvider().open(context(Map.of("ring", "env:RING"))),
                new KeyStoreKeyRingProvider()
                        .open(context(
                                Map.of("path", store.toString(), "password", "file:" + passphrase, "current", "k2"))));
        for (RecordSealer one : sealers) {
            assertThat(one.currentKeyId()).isEqualTo("k2");
            assertThat(one.hidesIdentity()).isTrue();
            for (RecordSealer other : sealers) {
                assertThat(other.open(ID, 1, one.seal(ID, 1, new byte[] {7}))).containsExactly(7);
            }
        }
        sealers.forEach(RecordSealer::close);
        try (RecordSealer open =
                new EnvironmentKeyRingProvider().open(context(Map.of("ring", "env:RING", "hide-identity", "false")))) {
            assertThat(open.hidesIdentity()).isFalse();
        }
        for (RecordSealerProvider provider :
                List.of(new FileKeyRingProvider(), new EnvironmentKeyRingProvider(), new KeyStoreKeyRingProvider())) {
            refused(ErrorCode.SETTING_INVALID, () -> provider.open(context(Map.of())));
        }
    }

    private static ProviderContext context(Map<String, String> settings) {
        Map<String, String> variables = Map.of("RING", TEXT.replace('\n', ';'));
        ProviderContext.Builder context =
                ProviderContext.builder().environment(name -> variables.getOrDefault(name, ""));
        settings.forEach(context::set);
        return context.build();
    }

    private Path keyStore(Map<String, String> keys, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Map.Entry<String, String> key : keys.entrySet()) {
            byte[] bytes = org.lit4j.core.encoding.Hex.decode(key.getValue(), "key");
            String algorithm = key.getKey().equals("lookup") ? "HmacSHA256" : "AES";
            store.setEntry(
                    key.getKey(),
                    new KeyStore.SecretKeyEntry(new SecretKeySpec(bytes, algorithm)),
                    new KeyStore.PasswordProtection(password.toCharArray()));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        Path file = folder.resolve("keys.p12");
        OwnerFiles.create(file, out.toByteArray());
        return file;
    }

    private static KeyRing parse(String text) {
        try (SecretBytes secret = secret(text)) {
            return KeyRings.parse(secret);
        }
    }

    private static SecretBytes secret(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        SecretBytes secret = SecretBytes.copyOf(bytes);
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }

    private static LitException refused(ErrorCode code, ThrowingCallable call) {
        LitException failure = catchThrowableOfType(LitException.class, call);
        assertThat(failure).as("nothing was refused").isNotNull();
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        return failure;
    }
}
