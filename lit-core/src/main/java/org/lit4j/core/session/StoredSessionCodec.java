package org.lit4j.core.session;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * The bytes of a {@link StoredSession}, as stores keep or seal them. Stateless and thread-safe.
 *
 * <p>Version 1, big-endian: the byte 1; flags (1 session key, 2 AuthSig, 4 its end); network, tenant, principal and
 * label, each as 2 bytes of length and UTF-8; public key and seed, 32 bytes each; the AuthSig as 4 bytes of length and
 * UTF-8 JSON; its end as 8 bytes of seconds since 1970 and 4 bytes of nanoseconds. Nothing follows.
 */
public final class StoredSessionCodec {
    private static final byte FORMAT = 1;
    private static final int KEY = 1;
    private static final int AUTH_SIG = 2;
    private static final int END = 4;
    private static final int KEY_BYTES = 32;

    private StoredSessionCodec() {}

    /**
     * Writes a record.
     *
     * @return bytes that hold the seed: the caller wipes them
     */
    public static byte[] encode(StoredSession session) {
        byte[][] id = parts(session.id());
        byte @Nullable [] authSig = session.authSig()
                .map(sig -> sig.toJson().getBytes(StandardCharsets.UTF_8))
                .orElse(null);
        int size = 2 + (session.sessionKey().isPresent() ? 2 * KEY_BYTES : 0);
        for (byte[] part : id) {
            size += Short.BYTES + part.length;
        }
        size += authSig == null ? 0 : Integer.BYTES + authSig.length;
        size += session.authSigExpiresAt().isPresent() ? Long.BYTES + Integer.BYTES : 0;

        ByteBuffer out = ByteBuffer.allocate(size);
        out.put(FORMAT).put(flags(session));
        for (byte[] part : id) {
            out.putShort((short) part.length).put(part);
        }
        session.sessionKey().ifPresent(key -> {
            out.put(Hex.decode(key.publicKey(), "publicKey"));
            key.seed().expose(seed -> out.put(seed));
        });
        if (authSig != null) {
            out.putInt(authSig.length).put(authSig);
        }
        session.authSigExpiresAt()
                .ifPresent(end -> out.putLong(end.getEpochSecond()).putInt(end.getNano()));
        return out.array();
    }

    /**
     * Reads a record.
     *
     * @param id whose record it should be
     * @param bytes stay as they are; the caller wipes them
     * @return a record whose key is to be closed
     * @throws LitException {@code STORE_CORRUPT} for anything that {@link #encode} does not write, or another's record;
     *     the bytes are never repeated
     */
    public static StoredSession decode(SessionKeyId id, byte[] bytes) {
        StoredSession session = read(bytes);
        if (!session.id().equals(id)) {
            session.wipe();
            throw corrupt("belongs to another identity");
        }
        return session;
    }

    /**
     * Reads a record, whosever it is.
     *
     * @throws LitException {@code STORE_CORRUPT}
     */
    public static StoredSession decode(byte[] bytes) {
        return read(bytes);
    }

    private static byte flags(StoredSession session) {
        return (byte) ((session.sessionKey().isPresent() ? KEY : 0)
                | (session.authSig().isPresent() ? AUTH_SIG : 0)
                | (session.authSigExpiresAt().isPresent() ? END : 0));
    }

    private static StoredSession read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        need(in, 2);
        if (in.get() != FORMAT) {
            throw corrupt("has the format " + (bytes[0] & 0xff) + ", not " + FORMAT);
        }
        int flags = in.get();
        if ((flags & ~(KEY | AUTH_SIG | END)) != 0 || (flags & (AUTH_SIG | END)) == END) {
            throw corrupt("has impossible flags");
        }
        SessionKeyPair key = null;
        try {
            SessionKeyId id = new SessionKeyId(part(in), part(in), part(in), part(in));
            key = (flags & KEY) == 0 ? null : key(in);
            Optional<AuthSig> authSig = (flags & AUTH_SIG) == 0 ? Optional.empty() : Optional.of(authSig(in));
            Optional<Instant> end = (flags & END) == 0 ? Optional.empty() : Optional.of(end(in));
            if (in.hasRemaining()) {
                throw corrupt("has " + in.remaining() + " bytes after its end");
            }
            return new StoredSession(id, Optional.ofNullable(key), authSig, end);
        } catch (LitException e) {
            if (key != null) {
                key.close();
            }
            throw e.code() == ErrorCode.STORE_CORRUPT ? e : corrupt("holds a value that cannot be (" + e.code() + ")");
        }
    }

    private static String part(ByteBuffer in) {
        need(in, Short.BYTES);
        return text(in, Short.toUnsignedInt(in.getShort()));
    }

    private static SessionKeyPair key(ByteBuffer in) {
        byte[] publicKey = take(in, KEY_BYTES);
        byte[] seed = take(in, KEY_BYTES);
        return new SessionKeyPair(Hex.encode(publicKey), SecretBytes.takeOver(seed));
    }

    private static AuthSig authSig(ByteBuffer in) {
        need(in, Integer.BYTES);
        return AuthSig.parse(text(in, in.getInt()));
    }

    private static Instant end(ByteBuffer in) {
        need(in, Long.BYTES + Integer.BYTES);
        long seconds = in.getLong();
        int nanos = in.getInt();
        if (nanos < 0
                || nanos > 999_999_999
                || seconds < Instant.MIN.getEpochSecond()
                || seconds > Instant.MAX.getEpochSecond()) {
            throw corrupt("ends at an impossible time");
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = take(in, length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw corrupt("holds a text that is not UTF-8");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] take(ByteBuffer in, int length) {
        need(in, length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void need(ByteBuffer in, int length) {
        if (length < 0 || in.remaining() < length) {
            throw corrupt("ends too early, after " + in.limit() + " bytes");
        }
    }

    private static byte[][] parts(SessionKeyId id) {
        return new byte[][] {
            id.network().getBytes(StandardCharsets.UTF_8),
            id.tenant().getBytes(StandardCharsets.UTF_8),
            id.principal().getBytes(StandardCharsets.UTF_8),
            id.label().getBytes(StandardCharsets.UTF_8)
        };
    }

    private static LitException corrupt(String problem) {
        return new LitException(
                ErrorCode.STORE_CORRUPT,
                "A stored record " + problem + ". Remove it; the next use asks the signer again.");
    }
}
