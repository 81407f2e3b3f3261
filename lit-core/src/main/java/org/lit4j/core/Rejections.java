package org.lit4j.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.session.SessionKeyId;

/** AuthSigs that somebody said are no good although they look so. Thread-safe. */
final class Rejections {
    private static final int BOUND = 10_000;

    private final Map<SessionKeyId, AuthSig> byId = new ConcurrentHashMap<>();

    void add(SessionKeyId id, AuthSig authSig) {
        if (byId.size() >= BOUND) {
            byId.keySet().stream().findFirst().ifPresent(byId::remove);
        }
        byId.put(id, authSig);
    }

    boolean isRejected(SessionKeyId id, AuthSig authSig) {
        return authSig.equals(byId.get(id));
    }

    void clear(SessionKeyId id) {
        byId.remove(id);
    }
}
