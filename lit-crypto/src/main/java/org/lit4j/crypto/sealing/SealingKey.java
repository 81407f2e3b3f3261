package org.lit4j.crypto.sealing;

import java.nio.charset.StandardCharsets;
import org.lit4j.core.session.SecretBytes;

/** One key of a ring, split by HKDF into the key that encrypts and the key of the marks. Thread-safe. */
final class SealingKey implements AutoCloseable {
    private static final byte[] NO_SALT = new byte[0];

    private final String id;
    private final SecretBytes encryption;
    private final SecretBytes marks;

    /** Derives; the given key stays the caller's. */
    SealingKey(String id, SecretBytes key) {
        this.id = id;
        this.encryption = Mac256.derive(key, NO_SALT, ascii("lit4j seal 1 encryption"), AesGcm.KEY_BYTES);
        this.marks = Mac256.derive(key, NO_SALT, ascii("lit4j seal 1 marks"), Mac256.BYTES);
    }

    String id() {
        return id;
    }

    SecretBytes encryption() {
        return encryption;
    }

    SecretBytes marks() {
        return marks;
    }

    @Override
    public void close() {
        encryption.close();
        marks.close();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
