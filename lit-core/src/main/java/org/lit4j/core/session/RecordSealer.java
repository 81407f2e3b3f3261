package org.lit4j.core.session;

import org.lit4j.core.error.LitException;

/**
 * Encrypts what stores keep, each record bound to whose it is. Thread-safe, no I/O. The standard one is in lit-crypto; a
 * store gets it by {@code context.object(RecordSealer.class)} and does not close it.
 *
 * <p>Opening fails with one of these codes, and the record stays unread: {@code SEAL_TRUNCATED}, {@code
 * SEAL_FORMAT_UNKNOWN}, {@code SEAL_KEY_UNKNOWN}, {@code SEAL_KEY_WRONG}, {@code SEAL_TENANT_MISMATCH}, {@code
 * SEAL_RECORD_SWAPPED}, {@code SEAL_VERSION_OLD}, {@code SEAL_BROKEN}.
 */
public interface RecordSealer extends AutoCloseable {
    /**
     * Encrypts under the current key with a fresh nonce.
     *
     * @param id whose record it is; all four parts are bound to it
     * @param recordVersion counts the writes of this record; bound to it, too
     * @param plain what {@link StoredSessionCodec} wrote; the caller wipes it
     */
    SealedRecord seal(SessionKeyId id, long recordVersion, byte[] plain);

    /**
     * Decrypts what {@link #seal} made for the same id and version.
     *
     * @return the plain bytes; the caller wipes them
     * @throws LitException one of the codes above
     */
    byte[] open(SessionKeyId id, long recordVersion, SealedRecord sealed);

    /** Encrypts an id, so that a store can list what it keeps without naming it; bound to {@link #lookup} of that id. */
    SealedRecord sealIdentity(SessionKeyId id);

    /**
     * Decrypts what {@link #sealIdentity} made.
     *
     * @param lookup the look-up text that stands beside it
     * @throws LitException one of the codes above
     */
    SessionKeyId openIdentity(String lookup, SealedRecord sealed);

    /** Returns the id of the key that {@link #seal} uses. */
    String currentKeyId();

    /**
     * Returns what a look-up column or file name holds for an id. It stays the same when the sealing key changes.
     *
     * @return 64 lower-case hexadecimal digits: HMAC-SHA-256 under a key of its own, or, when identities need not be
     *     hidden, SHA-256
     */
    String lookup(SessionKeyId id);

    /** Returns, of the same form as {@link #lookup}, what a look-up column holds for a network and tenant. */
    String lookupTenant(String network, String tenant);

    /** Says whether {@link #lookup} is an HMAC; then a store writes no part of an id in the clear. */
    boolean hidesIdentity();

    /** Wipes the keys. Idempotent; every other call fails with {@code CLOSED} afterwards. */
    @Override
    void close();
}
