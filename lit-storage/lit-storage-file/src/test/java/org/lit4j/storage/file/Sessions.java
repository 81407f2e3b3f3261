package org.lit4j.storage.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.StoredSession;

/** Sessions told apart by a number, which every part of them says. */
final class Sessions {
    static final Instant T0 = Instant.parse("2030-01-01T00:00:00Z");
    static final String NETWORK = "net";
    static final String TENANT = "tenant";

    private Sessions() {}

    static SessionKeyId id(int principal) {
        return id(TENANT, principal);
    }

    static SessionKeyId id(String tenant, int principal) {
        return new SessionKeyId(NETWORK, tenant, String.format("0x%040x", principal), "label");
    }

    /** A session whose AuthSig ends five minutes after {@link #T0}. */
    static StoredSession session(SessionKeyId id, long number) {
        AuthSig authSig =
                AuthSig.personalSign("0x" + String.format("%0130x", number), "message " + number, id.principal());
        return StoredSession.empty(id)
                .withSessionKey(key(number))
                .withAuthSig(authSig, Optional.of(T0.plusSeconds(300)));
    }

    static SessionKeyPair key(long number) {
        return new SessionKeyPair(String.format("%064x", number), SecretBytes.takeOver(seed(number)));
    }

    static byte[] seed(long number) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(("seed " + number).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the number of a session, after checking that every part of it says the same. */
    static long number(StoredSession session) {
        SessionKeyPair key = session.sessionKey().orElseThrow();
        long number = Long.parseLong(key.publicKey(), 16);
        if (!session.equals(session(session.id(), number))) {
            throw new AssertionError("A record mixes several: " + number + ", "
                    + session.authSig().map(AuthSig::signedMessage).orElse("no AuthSig"));
        }
        return number;
    }
}
