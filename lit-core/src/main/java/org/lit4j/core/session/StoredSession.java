package org.lit4j.core.session;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;

/**
 * What a store keeps for one identity: a session key and an AuthSig, either of which may be absent. Immutable; the key
 * inside is to be closed by whoever got this record from a store.
 *
 * @param authSigExpiresAt when the AuthSig ends, exclusive; empty when it has no end or there is none
 */
public record StoredSession(
        SessionKeyId id,
        Optional<SessionKeyPair> sessionKey,
        Optional<AuthSig> authSig,
        Optional<Instant> authSigExpiresAt) {
    public StoredSession {
        requireNonNull(id, "id");
        requireNonNull(sessionKey, "sessionKey");
        requireNonNull(authSig, "authSig");
        requireNonNull(authSigExpiresAt, "authSigExpiresAt");
        if (authSig.isEmpty() && authSigExpiresAt.isPresent()) {
            throw new IllegalArgumentException("authSigExpiresAt is given, but no authSig");
        }
    }

    /** Starts a record without key and AuthSig. */
    public static StoredSession empty(SessionKeyId id) {
        return new StoredSession(id, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public StoredSession withSessionKey(SessionKeyPair key) {
        return new StoredSession(id, Optional.of(key), authSig, authSigExpiresAt);
    }

    public StoredSession withAuthSig(AuthSig newAuthSig, Optional<Instant> expiresAt) {
        return new StoredSession(id, sessionKey, Optional.of(newAuthSig), expiresAt);
    }

    public StoredSession withoutSessionKey() {
        return new StoredSession(id, Optional.empty(), authSig, authSigExpiresAt);
    }

    public StoredSession withoutAuthSig() {
        return new StoredSession(id, sessionKey, Optional.empty(), Optional.empty());
    }

    /** Says whether there is neither key nor AuthSig. */
    public boolean isEmpty() {
        return sessionKey.isEmpty() && authSig.isEmpty();
    }

    /** Returns this record without an AuthSig that has expired at {@code now}. */
    public StoredSession liveAt(Instant now) {
        return authSigExpiresAt.isPresent() && !now.isBefore(authSigExpiresAt.get()) ? withoutAuthSig() : this;
    }

    /** Returns an independent copy; its key is to be closed by the owner of the copy. */
    public StoredSession duplicate() {
        return new StoredSession(id, sessionKey.map(SessionKeyPair::duplicate), authSig, authSigExpiresAt);
    }

    /** Wipes the key. */
    public void wipe() {
        sessionKey.ifPresent(SessionKeyPair::close);
    }
}
