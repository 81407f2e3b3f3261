package org.lit4j.storage.jdbc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SealedRecord;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.StoredSession;
import org.lit4j.core.session.StoredSessionCodec;

/**
 * Turns sessions into rows and back, sealed or, without a sealer, in plain text. Session key and AuthSig are two columns,
 * so that a purge takes the one without opening the other. Thread-safe, no I/O.
 */
final class RowCodec {
    private static final SessionKeyId CHECK = new SessionKeyId("lit-storage-jdbc", "check", "check", "check");

    private final @Nullable RecordSealer sealer;
    private final String table;

    RowCodec(@Nullable RecordSealer sealer, String table) {
        this.sealer = sealer;
        this.table = table;
    }

    RecordSealer requireSealer() {
        if (sealer == null) {
            throw new LitException(
                    ErrorCode.SEALER_MISSING,
                    "This store keeps plain text, so there is no key to rotate. Open it with a key ring.");
        }
        return sealer;
    }

    String lookup(SessionKeyId id) {
        return sealer == null ? sha256(id) : sealer.lookup(id);
    }

    String lookupTenant(String network, String tenant) {
        return sealer == null
                ? sha256(new SessionKeyId(network, tenant, "*", "*"))
                : sealer.lookupTenant(network, tenant);
    }

    /** Returns what is the same for all who would find each other's rows, and tells nothing else. */
    String lookupCheck() {
        return lookup(CHECK);
    }

    Row encode(StoredSession session, long version) {
        SessionKeyId id = session.id();
        byte[] key = session.sessionKey().isEmpty() ? null : StoredSessionCodec.encode(session.withoutAuthSig());
        byte[] authSig = session.authSig().isEmpty() ? null : StoredSessionCodec.encode(session.withoutSessionKey());
        String lookup = lookup(id);
        String tenant = lookupTenant(id.network(), id.tenant());
        Long end = session.authSigExpiresAt().map(Times::millisNotBefore).orElse(null);
        if (sealer == null) {
            byte[] identity = StoredSessionCodec.encode(StoredSession.empty(id));
            return new Row(lookup, tenant, version, end, null, identity, key, authSig);
        }
        try {
            return sealed(sealer, id, new Row(lookup, tenant, version, end, null, new byte[0], key, authSig));
        } finally {
            wipe(key);
        }
    }

    /** Opens a row of this identity. The key in the answer is to be closed. */
    StoredSession decode(SessionKeyId id, Row row) {
        try {
            StoredSession session = StoredSession.empty(id);
            StoredSession keyPart = part(id, row, row.sessionKey());
            if (keyPart != null) {
                if (keyPart.sessionKey().isEmpty() || keyPart.authSig().isPresent()) {
                    keyPart.wipe();
                    throw new LitException(ErrorCode.STORE_CORRUPT, "session_key holds something else.");
                }
                session = keyPart;
            }
            return withAuthSig(session, row);
        } catch (LitException e) {
            throw named(row, e);
        }
    }

    private StoredSession withAuthSig(StoredSession session, Row row) {
        StoredSession authPart;
        try {
            authPart = part(session.id(), row, row.authSig());
        } catch (LitException e) {
            session.wipe();
            throw e;
        }
        if (authPart == null) {
            return session;
        }
        if (authPart.sessionKey().isPresent() || authPart.authSig().isEmpty()) {
            authPart.wipe();
            session.wipe();
            throw new LitException(ErrorCode.STORE_CORRUPT, "auth_sig holds something else.");
        }
        return session.withAuthSig(authPart.authSig().get(), authPart.authSigExpiresAt());
    }

    /** Returns whose row it is, if its identity belongs to its look-up. */
    SessionKeyId identity(Row row) {
        try {
            SessionKeyId id = sealer == null
                    ? plainIdentity(row)
                    : sealer.openIdentity(row.lookup(), sealedColumn(row, row.identity()));
            if (!lookup(id).equals(row.lookup())
                    || !lookupTenant(id.network(), id.tenant()).equals(row.tenantLookup())) {
                throw new LitException(ErrorCode.STORE_CORRUPT, "identity does not belong to the look-up beside it.");
            }
            return id;
        } catch (LitException e) {
            throw named(row, e);
        }
    }

    /** Opens a row and seals it under the current key, with a new version. The answer is to be wiped. */
    Row reseal(Row row, long version) {
        RecordSealer current = requireSealer();
        SessionKeyId id = identity(row);
        byte[] key = null;
        byte[] authSig = null;
        try {
            key = plain(id, row, row.sessionKey());
            authSig = plain(id, row, row.authSig());
            return sealed(
                    current,
                    id,
                    new Row(
                            row.lookup(),
                            row.tenantLookup(),
                            version,
                            row.expiresAt(),
                            null,
                            new byte[0],
                            key,
                            authSig));
        } catch (LitException e) {
            throw named(row, e);
        } finally {
            wipe(key);
            wipe(authSig);
        }
    }

    private static Row sealed(RecordSealer sealer, SessionKeyId id, Row plain) {
        SealedRecord identity = sealer.sealIdentity(id);
        return new Row(
                plain.lookup(),
                plain.tenantLookup(),
                plain.version(),
                plain.expiresAt(),
                identity.keyId(),
                identity.bytes(),
                sealedBytes(sealer, id, plain.version(), identity.keyId(), plain.sessionKey()),
                sealedBytes(sealer, id, plain.version(), identity.keyId(), plain.authSig()));
    }

    private static byte @Nullable [] sealedBytes(
            RecordSealer sealer, SessionKeyId id, long version, String keyId, byte @Nullable [] plain) {
        if (plain == null) {
            return null;
        }
        SealedRecord sealed = sealer.seal(id, version, plain);
        if (!sealed.keyId().equals(keyId)) {
            throw new LitException(
                    ErrorCode.STORE_BUSY, "The sealer changed its key in the middle of one record. Save again.");
        }
        return sealed.bytes();
    }

    private @Nullable StoredSession part(SessionKeyId id, Row row, byte @Nullable [] column) {
        byte[] plain = plain(id, row, column);
        if (plain == null) {
            return null;
        }
        try {
            return StoredSessionCodec.decode(id, plain);
        } finally {
            wipe(plain);
        }
    }

    private byte @Nullable [] plain(SessionKeyId id, Row row, byte @Nullable [] column) {
        if (column == null) {
            return null;
        }
        if (sealer == null) {
            requirePlain(row);
            return column.clone();
        }
        return sealer.open(id, row.version(), sealedColumn(row, column));
    }

    private static SessionKeyId plainIdentity(Row row) {
        requirePlain(row);
        StoredSession owner = StoredSessionCodec.decode(row.identity());
        owner.wipe();
        return owner.id();
    }

    private static void requirePlain(Row row) {
        if (row.keyId() != null) {
            throw new LitException(ErrorCode.SEALER_MISSING, "it is sealed, and this store was opened as plain text.");
        }
    }

    private static SealedRecord sealedColumn(Row row, byte[] column) {
        String keyId = row.keyId();
        if (keyId == null) {
            throw new LitException(ErrorCode.SEAL_BROKEN, "it is not sealed, and all rows of this store are.");
        }
        if (!SealedRecord.isKeyId(keyId)) {
            throw new LitException(ErrorCode.SEAL_KEY_UNKNOWN, "its key_id can be no id of a key.");
        }
        return new SealedRecord(keyId, column);
    }

    private LitException named(Row row, LitException e) {
        return new LitException(
                e.code(), "Row with lookup " + row.lookup() + " of " + table + ": " + e.getMessage(), e);
    }

    private static String sha256(SessionKeyId id) {
        try {
            return Hex.encode(
                    MessageDigest.getInstance("SHA-256").digest(StoredSessionCodec.encode(StoredSession.empty(id))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void wipe(byte @Nullable [] bytes) {
        if (bytes != null) {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
