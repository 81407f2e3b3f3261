package org.lit4j.storage.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SealedRecord;
import org.lit4j.core.session.StoredSession;

/**
 * The form of a record's file. Version 1, big-endian: {@code LIT4JREC}; the byte 1; flags (1 session key, 2 AuthSig, 4
 * its end, 8 sealed); its end as 8 bytes of seconds since 1970 and 4 of nanoseconds, zero without one; record version, 8;
 * id of the key, 1 byte of length and ASCII; identity and record, each 4 bytes of length and the bytes; CRC-32C of all
 * before it, 4. In a file that is not sealed the first two are empty.
 *
 * <p>The head is in the clear, so that purging and listing need not decrypt; {@link Records} compares it with the record.
 */
final class RecordFile {
    private static final byte[] MAGIC = "LIT4JREC".getBytes(StandardCharsets.US_ASCII);
    private static final byte FORMAT = 1;
    private static final int KEY = 1;
    private static final int AUTH_SIG = 2;
    private static final int END = 4;
    private static final int SEALED = 8;
    private static final int HEAD = MAGIC.length + 2 + Long.BYTES + Integer.BYTES + Long.BYTES + 1;

    private final int flags;
    private final Optional<Instant> end;
    private final long version;
    private final String keyId;
    private final byte[] identity;
    private final byte[] record;
    private final boolean intact;

    private RecordFile(
            int flags,
            Optional<Instant> end,
            long version,
            String keyId,
            byte[] identity,
            byte[] record,
            boolean intact) {
        this.flags = flags;
        this.end = end;
        this.version = version;
        this.keyId = keyId;
        this.identity = identity;
        this.record = record;
        this.intact = intact;
    }

    static RecordFile sealed(StoredSession session, long version, SealedRecord identity, SealedRecord record) {
        return new RecordFile(
                SEALED | flagsOf(session),
                session.authSigExpiresAt(),
                version,
                record.keyId(),
                identity.bytes(),
                record.bytes(),
                true);
    }

    static RecordFile plain(StoredSession session, long version, byte[] record) {
        return new RecordFile(
                flagsOf(session), session.authSigExpiresAt(), version, "", new byte[0], record.clone(), true);
    }

    private static int flagsOf(StoredSession session) {
        return (session.sessionKey().isPresent() ? KEY : 0)
                | (session.authSig().isPresent() ? AUTH_SIG : 0)
                | (session.authSigExpiresAt().isPresent() ? END : 0);
    }

    byte[] toBytes() {
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        int size = HEAD + id.length + 3 * Integer.BYTES + identity.length + record.length;
        ByteBuffer out = ByteBuffer.allocate(size);
        out.put(MAGIC).put(FORMAT).put((byte) flags);
        out.putLong(end.map(Instant::getEpochSecond).orElse(0L));
        out.putInt(end.map(Instant::getNano).orElse(0));
        out.putLong(version).put((byte) id.length).put(id);
        out.putInt(identity.length).put(identity);
        out.putInt(record.length).put(record);
        out.putInt(checksum(out.array(), size - Integer.BYTES));
        return out.array();
    }

    /**
     * Reads a file. A wrong checksum is no failure here: what a sealer says of the record is more exact.
     *
     * @throws LitException {@code STORE_CORRUPT}; {@code SEAL_TRUNCATED} when a sealed file is cut off; {@code
     *     STORE_FORMAT_UNSUPPORTED} for a later version
     */
    static RecordFile parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw Failures.corrupt("is not a record of lit4j, or its beginning was lost");
        }
        in.position(MAGIC.length);
        if (in.remaining() < 2) {
            throw Failures.corrupt("ends too early, after " + bytes.length + " bytes");
        }
        int format = in.get();
        if (format != FORMAT) {
            throw new LitException(
                    ErrorCode.STORE_FORMAT_UNSUPPORTED,
                    "The record has the form " + format + "; this version reads " + FORMAT + ".");
        }
        int flags = in.get();
        if ((flags & ~(KEY | AUTH_SIG | END | SEALED)) != 0) {
            throw Failures.corrupt("has impossible flags");
        }
        boolean sealed = (flags & SEALED) != 0;
        need(in, HEAD - MAGIC.length - 2, sealed);
        long seconds = in.getLong();
        int nanos = in.getInt();
        long version = in.getLong();
        byte[] id = take(in, Byte.toUnsignedInt(in.get()), sealed);
        byte[] identity = take(in, length(in, sealed), sealed);
        byte[] record = take(in, length(in, sealed), sealed);
        need(in, Integer.BYTES, sealed);
        int checksum = in.getInt();
        boolean intact = !in.hasRemaining() && checksum == checksum(bytes, bytes.length - Integer.BYTES);
        String keyId = new String(id, StandardCharsets.US_ASCII);
        if (sealed != SealedRecord.isKeyId(keyId)) {
            throw Failures.corrupt("names its key in an impossible way");
        }
        return new RecordFile(flags, end(flags, seconds, nanos), version, keyId, identity, record, intact);
    }

    private static Optional<Instant> end(int flags, long seconds, int nanos) {
        if ((flags & END) == 0) {
            return Optional.empty();
        }
        boolean possible = nanos >= 0
                && nanos < 1_000_000_000
                && seconds >= Instant.MIN.getEpochSecond()
                && seconds <= Instant.MAX.getEpochSecond();
        if (!possible) {
            throw Failures.corrupt("ends at an impossible time");
        }
        return Optional.of(Instant.ofEpochSecond(seconds, nanos));
    }

    private static int length(ByteBuffer in, boolean sealed) {
        need(in, Integer.BYTES, sealed);
        return in.getInt();
    }

    private static byte[] take(ByteBuffer in, int length, boolean sealed) {
        need(in, length, sealed);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void need(ByteBuffer in, int length, boolean sealed) {
        if (length < 0 || length > Disk.MAX_BYTES) {
            throw Failures.corrupt("holds an impossible length");
        }
        if (in.remaining() < length) {
            String problem = "ends too early, after " + in.limit() + " bytes";
            throw sealed
                    ? new LitException(ErrorCode.SEAL_TRUNCATED, "The file " + problem + ".")
                    : Failures.corrupt(problem);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    boolean isSealed() {
        return (flags & SEALED) != 0;
    }

    boolean hasKey() {
        return (flags & KEY) != 0;
    }

    /** Says whether there is an AuthSig that has ended. */
    boolean hasExpiredAuthSig(Instant now) {
        return (flags & AUTH_SIG) != 0 && end.isPresent() && !now.isBefore(end.get());
    }

    boolean isLive(Instant now) {
        return hasKey() || ((flags & AUTH_SIG) != 0 && !hasExpiredAuthSig(now));
    }

    long version() {
        return version;
    }

    /** Returns the id of the key, or an empty text when not sealed. */
    String keyId() {
        return keyId;
    }

    SealedRecord sealedIdentity() {
        return new SealedRecord(keyId, identity);
    }

    SealedRecord sealedRecord() {
        return new SealedRecord(keyId, record);
    }

    /** Returns the bytes of a record that is not sealed, which the caller wipes. */
    byte[] plainRecord() {
        return record;
    }

    /** Says whether the checksum is right. */
    boolean isIntact() {
        return intact;
    }

    /** Says whether the head says of the session what the record says. */
    boolean describes(StoredSession session) {
        return (flags & ~SEALED) == flagsOf(session) && end.equals(session.authSigExpiresAt());
    }
}
