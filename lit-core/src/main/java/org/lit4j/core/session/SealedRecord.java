package org.lit4j.core.session;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.SafeText;

/** A record as a {@link RecordSealer} leaves it: useless without the key. Immutable; the bytes are copied in and out. */
public final class SealedRecord {
    private static final int MAX_KEY_ID = 64;

    private final String keyId;
    private final byte[] bytes;

    /**
     * Joins the two.
     *
     * @param keyId which key of the ring opens it, see {@link #isKeyId}
     * @param bytes what the sealer wrote; its form is the sealer's own
     */
    public SealedRecord(String keyId, byte[] bytes) {
        if (!isKeyId(requireNonNull(keyId, "keyId"))) {
            throw new IllegalArgumentException("No id of a key: '" + SafeText.of(keyId) + "'");
        }
        this.keyId = keyId;
        this.bytes = bytes.clone();
    }

    /** Says whether the text can be the id of a key: 1 to 64 characters, each a digit, a lower-case letter, . or -. */
    public static boolean isKeyId(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_KEY_ID
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-');
    }

    public String keyId() {
        return keyId;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealedRecord that && keyId.equals(that.keyId) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * keyId.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealedRecord[keyId=" + keyId + ", " + bytes.length + " bytes]";
    }
}
