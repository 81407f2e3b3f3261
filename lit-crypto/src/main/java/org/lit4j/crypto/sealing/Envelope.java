package org.lit4j.crypto.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SealedRecord;

/**
 * The form of sealed bytes. Version 1, big-endian: the byte 1; length of the whole, 4 bytes; record version, 8; nonce,
 * 12; marks of key, tenant and identity, 8 each; ciphertext and tag.
 *
 * <p>GCM alone decides whether a record opens. The marks, truncated HMACs over the nonce and what they stand for, only
 * tell afterwards why it did not; because of the nonce they do not tell which records belong together.
 */
final class Envelope {
    private static final byte FORMAT = 1;
    private static final int MARK_BYTES = 8;
    private static final int NONCE_AT = 1 + Integer.BYTES + Long.BYTES;
    private static final int MARKS_AT = NONCE_AT + AesGcm.NONCE_BYTES;
    private static final int HEAD_BYTES = MARKS_AT + 3 * MARK_BYTES;
    private static final byte[] KEY_MARK = "key".getBytes(StandardCharsets.US_ASCII);

    private Envelope() {}

    /** What a record should be. Immutable; the arrays are never changed. */
    static final class Terms {
        private final byte[] binding;
        private final byte[] tenant;
        private final byte[] identity;
        private final long version;

        /**
         * Joins them.
         *
         * @param binding the associated data
         * @param tenant what its network and tenant are written as
         * @param identity what its whole identity is written as
         */
        Terms(byte[] binding, byte[] tenant, byte[] identity, long version) {
            this.binding = binding;
            this.tenant = tenant;
            this.identity = identity;
            this.version = version;
        }
    }

    static SealedRecord seal(SealingKey key, Terms terms, byte[] plain, SecureRandom random) {
        byte[] nonce = new byte[AesGcm.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] box = AesGcm.encrypt(key.encryption(), nonce, terms.binding, plain);
        int length = HEAD_BYTES + box.length;
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put(FORMAT).putInt(length).putLong(terms.version).put(nonce);
        out.put(mark(key, nonce, KEY_MARK));
        out.put(mark(key, nonce, terms.tenant));
        out.put(mark(key, nonce, terms.identity));
        out.put(box);
        return new SealedRecord(key.id(), out.array());
    }

    static byte[] open(SealingKey key, Terms terms, byte[] sealed) {
        checkForm(sealed);
        byte[] nonce = Arrays.copyOfRange(sealed, NONCE_AT, MARKS_AT);
        Optional<byte[]> plain = AesGcm.decrypt(key.encryption(), nonce, terms.binding, sealed, HEAD_BYTES);
        return plain.orElseThrow(() -> refusal(key, terms, nonce, sealed));
    }

    /** Says why a record does not open: the first of its marks that is not as it should be. */
    private static LitException refusal(SealingKey key, Terms terms, byte[] nonce, byte[] sealed) {
        if (!hasMark(sealed, 0, mark(key, nonce, KEY_MARK))) {
            return new LitException(
                    ErrorCode.SEAL_KEY_WRONG,
                    "The record was sealed under another key than the one called '" + key.id()
                            + "' in this key ring. Give the key ring that it was sealed with.");
        }
        if (!hasMark(sealed, 1, mark(key, nonce, terms.tenant))) {
            return new LitException(
                    ErrorCode.SEAL_TENANT_MISMATCH,
                    "The record was sealed for another tenant or network than the one it is stored for. It was put"
                            + " there by somebody else than this library.");
        }
        if (!hasMark(sealed, 2, mark(key, nonce, terms.identity))) {
            return new LitException(
                    ErrorCode.SEAL_RECORD_SWAPPED,
                    "The record was sealed for another principal or label than the one it is stored for: records"
                            + " were swapped by somebody else than this library.");
        }
        long version = ByteBuffer.wrap(sealed).getLong(1 + Integer.BYTES);
        if (version != terms.version) {
            return new LitException(
                    ErrorCode.SEAL_VERSION_OLD,
                    "The record is version " + version + ", and version " + terms.version
                            + " should stand there: it was put back by somebody else than this library.");
        }
        return new LitException(
                ErrorCode.SEAL_BROKEN, "The record was altered after it was sealed, or the medium damaged it.");
    }

    private static void checkForm(byte[] sealed) {
        if (sealed.length < 1 + Integer.BYTES) {
            throw truncated(sealed.length, "its head");
        }
        if (sealed[0] != FORMAT) {
            throw new LitException(
                    ErrorCode.SEAL_FORMAT_UNKNOWN,
                    "The record has the sealed form " + (sealed[0] & 0xff) + "; this version reads " + FORMAT
                            + ". A later version of lit4j wrote it, or it was altered.");
        }
        int length = ByteBuffer.wrap(sealed).getInt(1);
        if (sealed.length < HEAD_BYTES + AesGcm.TAG_BYTES || sealed.length < length) {
            throw truncated(sealed.length, Integer.toUnsignedString(length));
        }
        if (sealed.length != length) {
            throw new LitException(
                    ErrorCode.SEAL_BROKEN,
                    "The record has " + sealed.length + " bytes and says that it has "
                            + Integer.toUnsignedString(length) + ": it was altered after it was sealed.");
        }
    }

    private static LitException truncated(int length, String expected) {
        return new LitException(
                ErrorCode.SEAL_TRUNCATED,
                "The record has only " + length + " bytes of " + expected + ": it was cut off after it was sealed.");
    }

    private static byte[] mark(SealingKey key, byte[] nonce, byte[] what) {
        return Arrays.copyOf(Mac256.of(key.marks(), nonce, what), MARK_BYTES);
    }

    private static boolean hasMark(byte[] sealed, int index, byte[] expected) {
        int at = MARKS_AT + index * MARK_BYTES;
        return MessageDigest.isEqual(Arrays.copyOfRange(sealed, at, at + MARK_BYTES), expected);
    }
}
