package org.lit4j.crypto.sealing;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SealedRecord;
import org.lit4j.core.session.SecretBytes;

/**
 * The keys that seal records, by id, one of them the current one, and a further key for look-ups. Immutable until closed;
 * closing wipes the keys. Thread-safe.
 *
 * <p>A key of 32 bytes may seal 2<sup>31</sup> records: the nonces are drawn at random (NIST SP 800-38D, section 8.3).
 */
public final class KeyRing implements AutoCloseable {
    static final int KEY_BYTES = 32;

    private final Map<String, SecretBytes> keys;
    private final String current;
    private final SecretBytes lookup;

    private KeyRing(Map<String, SecretBytes> keys, String current, SecretBytes lookup) {
        this.keys = keys;
        this.current = current;
        this.lookup = lookup;
    }

    /**
     * Joins keys to a ring.
     *
     * @param keys by id, 32 bytes each; copied
     * @param current the id of the key that seals
     * @param lookup 32 bytes; copied
     * @throws LitException {@code KEYRING_INVALID}
     */
    public static KeyRing of(Map<String, SecretBytes> keys, String current, SecretBytes lookup) {
        requireNonNull(current, "current");
        if (!keys.containsKey(current)) {
            throw invalid("the current key '" + SafeText.of(current) + "' is not among its keys, "
                    + SafeText.of(new TreeMap<>(keys).keySet().toString()));
        }
        keys.forEach((id, key) -> {
            if (!SealedRecord.isKeyId(id)) {
                throw invalid("'" + SafeText.of(id) + "' is no id of a key; use 1 to 64 of 0-9, a-z, . and -");
            }
            requireKey("key '" + SafeText.of(id) + "'", key);
        });
        requireKey("look-up key", lookup);
        keys.forEach((id, key) -> {
            if (key.equals(lookup)) {
                throw invalid("key '" + SafeText.of(id) + "' and the look-up key are the same");
            }
        });
        Map<String, SecretBytes> copies = new TreeMap<>();
        keys.forEach((id, key) -> copies.put(id, key.duplicate()));
        return new KeyRing(copies, current, lookup.duplicate());
    }

    /** Makes a ring with one new key. */
    public static KeyRing generate(String keyId, SecureRandom random) {
        try (SecretBytes key = newKey(random);
                SecretBytes lookup = newKey(random)) {
            return of(Map.of(keyId, key), keyId, lookup);
        }
    }

    /** Returns a ring that has a further, new key. */
    public KeyRing withNewKey(String keyId, SecureRandom random) {
        if (keys.containsKey(keyId)) {
            throw invalid("it has a key '" + keyId + "' already");
        }
        try (SecretBytes key = newKey(random)) {
            Map<String, SecretBytes> more = new TreeMap<>(keys);
            more.put(keyId, key);
            return of(more, current, lookup);
        }
    }

    /** Returns a ring in which another of its keys seals. */
    public KeyRing withCurrent(String keyId) {
        return of(keys, keyId, lookup);
    }

    /** Returns a ring that lacks a key, which must not be the current one. */
    public KeyRing without(String keyId) {
        if (!keys.containsKey(keyId)) {
            throw invalid("it has no key '" + SafeText.of(keyId) + "'; its keys are " + keyIds());
        }
        if (keyId.equals(current)) {
            throw invalid("the current key '" + keyId + "' cannot leave it; make another one current first");
        }
        Map<String, SecretBytes> fewer = new TreeMap<>(keys);
        fewer.remove(keyId);
        return of(fewer, current, lookup);
    }

    /** Returns the id of the key that seals. */
    public String currentKeyId() {
        return current;
    }

    /** Returns the ids of all keys, in natural order. */
    public List<String> keyIds() {
        return List.copyOf(new ArrayList<>(keys.keySet()));
    }

    /**
     * Makes a sealer with a copy of the keys, which the caller closes. The ring may be closed before it.
     *
     * @param hideIdentity whether {@link RecordSealer#lookup} is an HMAC
     * @param random where nonces come from
     */
    public RecordSealer sealer(boolean hideIdentity, SecureRandom random) {
        return new KeyRingSealer(this, hideIdentity, random);
    }

    void forEachKey(BiConsumer<String, SecretBytes> use) {
        keys.forEach(use);
    }

    SecretBytes lookupKey() {
        return lookup;
    }

    /** Wipes the keys. Idempotent. */
    @Override
    public void close() {
        keys.values().forEach(SecretBytes::close);
        lookup.close();
    }

    private static SecretBytes newKey(SecureRandom random) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return SecretBytes.takeOver(bytes);
    }

    private static void requireKey(String what, SecretBytes key) {
        if (key.length() != KEY_BYTES) {
            throw invalid("the " + what + " has " + key.length() + " bytes, not " + KEY_BYTES);
        }
        if (key.expose(bytes -> Arrays.equals(bytes, new byte[KEY_BYTES]))) {
            throw invalid("the " + what + " is all zeros");
        }
    }

    static LitException invalid(String problem) {
        return new LitException(
                ErrorCode.KEYRING_INVALID, "Key ring: " + problem + ". lit keyring makes and changes key rings.");
    }

    @Override
    public String toString() {
        return "KeyRing[current=" + current + ", keys=" + keys.keySet() + "]";
    }
}
