package org.lit4j.siwe;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;

/**
 * Remembers of which AuthSigs the signature was found good, so that it is computed once and not at every use. An entry is
 * the SHA-256 of every member, so another spelling is another AuthSig. Bounded: the one not used for longest goes first.
 * Thread-safe; two threads may compute the same one.
 */
final class GoodSignatures {
    private static final int DIGEST_LENGTH = 32;

    private final Map<String, Boolean> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int capacity;

    /** Remembers so many, none if zero. */
    GoodSignatures(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Does nothing for what is remembered; else runs the check and remembers what it lets pass.
     *
     * @param check looks at the members of the AuthSig and at nothing else, and throws when they are not good
     */
    void once(AuthSig authSig, Runnable check) {
        if (capacity == 0) {
            check.run();
            return;
        }
        String key = fingerprint(authSig);
        if (holds(key)) {
            return;
        }
        check.run();
        add(key);
    }

    private synchronized boolean holds(String key) {
        return entries.get(key) != null;
    }

    private synchronized void add(String key) {
        entries.put(key, Boolean.TRUE);
        if (entries.size() > capacity) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /** Digests of fixed length one after another, so that no two lists of members look alike. */
    private static String fingerprint(AuthSig authSig) {
        List<String> members = List.of(
                authSig.sig(),
                authSig.derivedVia(),
                authSig.signedMessage(),
                authSig.address(),
                authSig.algo().map(algo -> "=" + algo).orElse(""));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] all = new byte[members.size() * DIGEST_LENGTH];
            for (int i = 0; i < members.size(); i++) {
                byte[] digest = sha256.digest(Utf8.encode(members.get(i)));
                System.arraycopy(digest, 0, all, i * DIGEST_LENGTH, DIGEST_LENGTH);
            }
            return Hex.encode(sha256.digest(all));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
