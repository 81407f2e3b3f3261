package org.lit4j.crypto.sealing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;

/**
 * Reads and writes key rings: files, with or without a passphrase, texts such as an environment variable's, and Java key
 * stores. Stateless and thread-safe; whoever gets a ring closes it. Files are made for their owner alone, and such of which
 * others may read are refused with {@code STORE_PERMISSIONS}.
 */
public final class KeyRings {
    /** The alias of the look-up key in a Java key store. */
    public static final String LOOKUP_ALIAS = "lookup";

    private KeyRings() {}

    /**
     * Reads a key ring file.
     *
     * @throws LitException {@code KEYRING_INVALID}; {@code KEYRING_LOCKED} when it is under a passphrase; {@code
     *     STORE_PERMISSIONS}
     */
    public static KeyRing readFile(Path file) {
        return readText(OwnerFiles.read(file), null);
    }

    /**
     * Reads a key ring file that is under a passphrase.
     *
     * @param passphrase stays the caller's
     * @throws LitException {@code KEYRING_INVALID}; {@code KEYRING_LOCKED} when the passphrase is another, or the file is
     *     under none; {@code STORE_PERMISSIONS}
     */
    public static KeyRing readFile(Path file, SecretBytes passphrase) {
        return readText(OwnerFiles.read(file), passphrase);
    }

    /** Says whether a key ring file is under a passphrase. */
    public static boolean needsPassphrase(Path file) {
        byte[] bytes = OwnerFiles.read(file);
        try {
            return Passphrase.isSealed(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Reads the text of a key ring file from elsewhere, such as an environment variable, where {@code ;} may stand for a
     * line's end.
     *
     * @param text stays the caller's
     * @throws LitException {@code KEYRING_INVALID}; {@code KEYRING_LOCKED} when it is under a passphrase
     */
    public static KeyRing parse(SecretBytes text) {
        return text.expose(bytes -> readText(bytes.clone(), null));
    }

    /** Makes a new key ring file; one that is there is left alone, with {@code KEYRING_INVALID}. */
    public static void createFile(Path file, KeyRing ring) {
        write(ring, bytes -> OwnerFiles.create(file, bytes));
    }

    /** Makes a new key ring file under a passphrase: Argon2id with 64 MiB, 3 passes, 4 lanes. */
    public static void createFile(Path file, KeyRing ring, SecretBytes passphrase, SecureRandom random) {
        OwnerFiles.create(file, sealed(ring, passphrase, random));
    }

    /** Replaces a key ring file, whole or not at all. */
    public static void replaceFile(Path file, KeyRing ring) {
        write(ring, bytes -> OwnerFiles.replace(file, bytes));
    }

    /** Replaces a key ring file by one under a passphrase, whole or not at all. */
    public static void replaceFile(Path file, KeyRing ring, SecretBytes passphrase, SecureRandom random) {
        OwnerFiles.replace(file, sealed(ring, passphrase, random));
    }

    /**
     * Reads a Java key store of the type PKCS12, as {@code keytool -genseckey} makes it: secret keys of 32 bytes whose
     * aliases are their ids, one of them {@value #LOOKUP_ALIAS}.
     *
     * @param password opens the store and its entries; stays the caller's
     * @param current the id of the key that seals; may be empty when there is only one
     * @throws LitException {@code KEYRING_INVALID}; {@code KEYRING_LOCKED} when the password is another; {@code
     *     STORE_PERMISSIONS}
     */
    public static KeyRing readKeyStore(Path file, SecretBytes password, Optional<String> current) {
        byte[] bytes = OwnerFiles.read(file);
        Map<String, SecretBytes> keys = new TreeMap<>();
        char[] characters = characters(password);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), characters);
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.isKeyEntry(alias) ? store.getKey(alias, characters) : null;
                byte[] encoded = key == null || !"RAW".equals(key.getFormat()) ? null : key.getEncoded();
                if (encoded != null) {
                    keys.put(alias, SecretBytes.takeOver(encoded));
                }
            }
            return ofAliases(keys, current);
        } catch (IOException | GeneralSecurityException e) {
            // The message of the JDK tells a wrong password from a damaged file only by its cause.
            throw new LitException(
                    ErrorCode.KEYRING_LOCKED,
                    "The key store " + file + " does not open (" + e.getClass().getSimpleName()
                            + "): the password is another, or it is damaged, or no PKCS12 key store.");
        } finally {
            Arrays.fill(characters, '\0');
            keys.values().forEach(SecretBytes::close);
        }
    }

    private static KeyRing ofAliases(Map<String, SecretBytes> keys, Optional<String> current) {
        SecretBytes lookup = keys.get(LOOKUP_ALIAS);
        if (lookup == null) {
            throw KeyRing.invalid("the key store has no secret key with the alias '" + LOOKUP_ALIAS + "'; make one with"
                    + " keytool -genseckey -keyalg HmacSHA256 -keysize 256");
        }
        Map<String, SecretBytes> sealing = new TreeMap<>(keys);
        sealing.remove(LOOKUP_ALIAS);
        if (current.isEmpty() && sealing.size() != 1) {
            throw KeyRing.invalid("the key store has " + sealing.size() + " keys, " + sealing.keySet()
                    + "; the setting current says which one seals");
        }
        return KeyRing.of(
                sealing, current.orElseGet(() -> sealing.keySet().iterator().next()), lookup);
    }

    /** Reads a text and wipes it. */
    private static KeyRing readText(byte[] bytes, @Nullable SecretBytes passphrase) {
        try {
            boolean sealed = Passphrase.isSealed(bytes);
            if (sealed && passphrase == null) {
                throw new LitException(
                        ErrorCode.KEYRING_LOCKED, "The key ring is under a passphrase, and none was given.");
            }
            if (!sealed && passphrase != null) {
                throw new LitException(
                        ErrorCode.KEYRING_LOCKED,
                        "A passphrase was given, and the key ring is under none: it is not the file that it should be.");
            }
            try (SecretBytes text =
                    passphrase == null ? SecretBytes.copyOf(bytes) : Passphrase.open(bytes, passphrase)) {
                return KeyRingText.read(text);
            }
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static void write(KeyRing ring, java.util.function.Consumer<byte[]> use) {
        try (SecretBytes text = KeyRingText.write(ring)) {
            text.expose(bytes -> {
                use.accept(bytes);
                return bytes.length;
            });
        }
    }

    private static byte[] sealed(KeyRing ring, SecretBytes passphrase, SecureRandom random) {
        if (passphrase.length() == 0) {
            throw KeyRing.invalid("a passphrase must not be empty");
        }
        try (SecretBytes text = KeyRingText.write(ring)) {
            return Passphrase.seal(text, passphrase, Passphrase.STANDARD, random);
        }
    }

    private static char[] characters(SecretBytes password) {
        return password.expose(bytes -> {
            var decoded = StandardCharsets.UTF_8.decode(java.nio.ByteBuffer.wrap(bytes));
            char[] characters = new char[decoded.remaining()];
            decoded.get(characters);
            Arrays.fill(decoded.array(), '\0');
            return characters;
        });
    }
}
