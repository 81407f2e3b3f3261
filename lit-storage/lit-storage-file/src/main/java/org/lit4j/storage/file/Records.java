package org.lit4j.storage.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.StoredSession;
import org.lit4j.core.session.StoredSessionCodec;

/** Turns sessions into files and back, sealed or, without a sealer, in plain text. Stateless and thread-safe. */
final class Records {
    private static final SessionKeyId CHECK = new SessionKeyId("lit4j", "check", "check", "check");

    private final @Nullable RecordSealer sealer;

    Records(@Nullable RecordSealer sealer) {
        this.sealer = sealer;
    }

    boolean areSealed() {
        return sealer != null;
    }

    /** Returns the sealer. */
    RecordSealer requireSealer() {
        if (sealer == null) {
            throw new LitException(
                    ErrorCode.SEALER_MISSING,
                    "This store keeps plain text, so there is nothing to seal again. Open a sealed one.");
        }
        return sealer;
    }

    /** Returns 64 hexadecimal digits that stand for an identity. */
    String lookup(SessionKeyId id) {
        return sealer == null ? sha256(id.network(), id.tenant(), id.principal(), id.label()) : sealer.lookup(id);
    }

    /** Returns 64 hexadecimal digits that stand for a network and tenant. */
    String lookupTenant(String network, String tenant) {
        return sealer == null ? sha256(network, tenant) : sealer.lookupTenant(network, tenant);
    }

    /** Returns what tells this key ring's names of files from another's. */
    String check() {
        return lookup(CHECK);
    }

    byte[] write(StoredSession session, long version) {
        byte[] plain = StoredSessionCodec.encode(session);
        try {
            RecordFile file = sealer == null
                    ? RecordFile.plain(session, version, plain)
                    : RecordFile.sealed(
                            session,
                            version,
                            sealer.sealIdentity(session.id()),
                            sealer.seal(session.id(), version, plain));
            try {
                return file.toBytes();
            } finally {
                wipePlain(file);
            }
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Reads a file, which must be the identity's.
     *
     * @return a session whose key is to be closed
     * @throws LitException {@code STORE_CORRUPT}, {@code STORE_FORMAT_UNSUPPORTED}, or what a sealer says
     */
    StoredSession read(SessionKeyId id, RecordFile file) {
        requireMode(file);
        byte[] plain = sealer == null ? plain(file) : sealer.open(id, file.version(), file.sealedRecord());
        try {
            StoredSession session = StoredSessionCodec.decode(id, plain);
            if (!file.describes(session) || !file.isIntact()) {
                session.wipe();
                throw Failures.corrupt("was altered: its head does not belong to its record, or the checksum is wrong");
            }
            return session;
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Says whose record a file is. */
    SessionKeyId identity(String lookup, RecordFile file) {
        requireMode(file);
        if (sealer != null) {
            return sealer.openIdentity(lookup, file.sealedIdentity());
        }
        byte[] plain = plain(file);
        try {
            StoredSession session = StoredSessionCodec.decode(plain);
            session.wipe();
            if (!lookup(session.id()).equals(lookup)) {
                throw Failures.corrupt("belongs to another identity");
            }
            return session.id();
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Wipes the bytes of a record that is not sealed. */
    static void wipePlain(RecordFile file) {
        if (!file.isSealed()) {
            Arrays.fill(file.plainRecord(), (byte) 0);
        }
    }

    private static byte[] plain(RecordFile file) {
        if (!file.isIntact()) {
            throw Failures.corrupt("was altered: its checksum is wrong");
        }
        return file.plainRecord().clone();
    }

    private void requireMode(RecordFile file) {
        if (file.isSealed() != areSealed()) {
            throw Failures.corrupt(file.isSealed() ? "is sealed, in a store of plain text" : "is not sealed");
        }
    }

    private static String sha256(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                // No part has a control character, so the zero byte ends it.
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return Hex.encode(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    Optional<String> currentKeyId() {
        return Optional.ofNullable(sealer).map(RecordSealer::currentKeyId);
    }
}
